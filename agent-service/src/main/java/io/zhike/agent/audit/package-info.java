/** Who did what to which conversation, user or agent; never changed. */
@NullMarked
package io.zhike.agent.audit;

import org.jspecify.annotations.NullMarked;
