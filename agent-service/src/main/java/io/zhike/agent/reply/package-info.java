/** Replies on their way to the user: asked for here, settled by others. */
@NullMarked
package io.zhike.agent.reply;

import org.jspecify.annotations.NullMarked;
