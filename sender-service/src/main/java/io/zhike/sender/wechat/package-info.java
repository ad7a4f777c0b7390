/** Calls of WeChat, told apart by whether the request may have left. */
@NullMarked
package io.zhike.sender.wechat;

import org.jspecify.annotations.NullMarked;
