/** Measures the system on this machine, always beside something simpler in the same run: only the ratio travels. */
@NullMarked
package io.zhike.benchmarks;

import org.jspecify.annotations.NullMarked;
