@NullMarked
package io.zhike.benchmarks;

import org.jspecify.annotations.NullMarked;
