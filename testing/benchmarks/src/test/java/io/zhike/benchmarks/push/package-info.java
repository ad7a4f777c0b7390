@NullMarked
package io.zhike.benchmarks.push;

import org.jspecify.annotations.NullMarked;
