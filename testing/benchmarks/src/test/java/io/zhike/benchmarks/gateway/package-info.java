@NullMarked
package io.zhike.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
