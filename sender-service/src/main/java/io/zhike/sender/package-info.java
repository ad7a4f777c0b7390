/** Sends approved replies to WeChat, each at most once. */
@NullMarked
package io.zhike.sender;

import org.jspecify.annotations.NullMarked;
