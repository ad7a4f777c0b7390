/** The published examples that every part of the protocol is held against. */
@NullMarked
package io.zhike.wechat;

import org.jspecify.annotations.NullMarked;
