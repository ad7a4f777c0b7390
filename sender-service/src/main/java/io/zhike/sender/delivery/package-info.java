/** Replies on their way to WeChat, from approval to settlement. */
@NullMarked
package io.zhike.sender.delivery;

import org.jspecify.annotations.NullMarked;
