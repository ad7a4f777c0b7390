/** How many pushes the gateway acknowledges, beside a handler that does the least and one that reads by WxJava. */
@NullMarked
package io.zhike.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
