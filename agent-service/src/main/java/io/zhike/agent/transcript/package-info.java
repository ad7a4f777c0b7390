/** Every message of a conversation, in both directions, with what became of it. */
@NullMarked
package io.zhike.agent.transcript;

import org.jspecify.annotations.NullMarked;
