/** Tests of this package. */
@NullMarked
package io.zhike.sender.wechat;

import org.jspecify.annotations.NullMarked;
