/** Conversations as time passes, on real engines. */
@NullMarked
package io.zhike.agent.lifecycle;

import org.jspecify.annotations.NullMarked;
