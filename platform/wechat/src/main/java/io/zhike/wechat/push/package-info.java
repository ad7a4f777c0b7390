/** What WeChat pushes to the address that an app's operator has set: read, checked and written in every format and mode. */
@NullMarked
package io.zhike.wechat.push;

import org.jspecify.annotations.NullMarked;
