/** Tests of this package. */
@NullMarked
package io.zhike.agent.conversation;

import org.jspecify.annotations.NullMarked;
