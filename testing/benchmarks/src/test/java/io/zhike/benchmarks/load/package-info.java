@NullMarked
package io.zhike.benchmarks.load;

import org.jspecify.annotations.NullMarked;
