/** Who calls, which mini programs they are bound to, and as what. */
@NullMarked
package io.zhike.agent.access;

import org.jspecify.annotations.NullMarked;
