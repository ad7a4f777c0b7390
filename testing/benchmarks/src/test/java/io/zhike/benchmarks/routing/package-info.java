@NullMarked
package io.zhike.benchmarks.routing;

import org.jspecify.annotations.NullMarked;
