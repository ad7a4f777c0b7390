/** How many pushes the gateway acknowledges, beside a handler that does the least. */
@NullMarked
package io.zhike.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
