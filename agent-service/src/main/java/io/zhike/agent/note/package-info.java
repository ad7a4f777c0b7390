/** 备注: what people say of a conversation among themselves. */
@NullMarked
package io.zhike.agent.note;

import org.jspecify.annotations.NullMarked;
