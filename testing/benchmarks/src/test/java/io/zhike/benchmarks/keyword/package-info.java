@NullMarked
package io.zhike.benchmarks.keyword;

import org.jspecify.annotations.NullMarked;
