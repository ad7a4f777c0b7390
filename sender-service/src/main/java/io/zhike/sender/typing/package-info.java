/** 对方正在输入 on a user's phone. */
@NullMarked
package io.zhike.sender.typing;

import org.jspecify.annotations.NullMarked;
