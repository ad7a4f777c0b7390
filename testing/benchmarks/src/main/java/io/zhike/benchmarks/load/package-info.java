/** Pushes as WeChat sends them, and the loads that post them. */
@NullMarked
package io.zhike.benchmarks.load;

import org.jspecify.annotations.NullMarked;
