/** Conversations 会话: where they stand, who may see them, who has them. */
@NullMarked
package io.zhike.agent.conversation;

import org.jspecify.annotations.NullMarked;
