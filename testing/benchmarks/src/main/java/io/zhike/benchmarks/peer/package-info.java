/** WxJava, which Java programs read WeChat's pushes with today. */
@NullMarked
package io.zhike.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
