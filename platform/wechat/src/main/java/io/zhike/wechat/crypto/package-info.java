/** How WeChat signs and encrypts what it pushes. */
@NullMarked
package io.zhike.wechat.crypto;

import org.jspecify.annotations.NullMarked;
