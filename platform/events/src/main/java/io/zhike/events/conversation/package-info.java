/** Who has a user's conversation: the topic {@code zhike.conversations}. */
@NullMarked
package io.zhike.events.conversation;

import org.jspecify.annotations.NullMarked;
