/** How fast quota-service approves the requests that wait for it, beside pgbench with the same statements. */
@NullMarked
package io.zhike.benchmarks.quota;

import org.jspecify.annotations.NullMarked;
