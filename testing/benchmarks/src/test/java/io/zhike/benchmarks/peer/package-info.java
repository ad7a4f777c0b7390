@NullMarked
package io.zhike.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
