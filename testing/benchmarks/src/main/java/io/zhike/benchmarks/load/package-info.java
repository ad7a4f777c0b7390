/** Pushes as WeChat sends them, the loads that post them, and processes under load. */
@NullMarked
package io.zhike.benchmarks.load;

import org.jspecify.annotations.NullMarked;
