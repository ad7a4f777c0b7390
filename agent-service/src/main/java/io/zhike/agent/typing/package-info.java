/** Tells a user that somebody types. */
@NullMarked
package io.zhike.agent.typing;

import org.jspecify.annotations.NullMarked;
