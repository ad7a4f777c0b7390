/** Apps that WeChat takes no more calls from today. */
@NullMarked
package io.zhike.sender.pause;

import org.jspecify.annotations.NullMarked;
