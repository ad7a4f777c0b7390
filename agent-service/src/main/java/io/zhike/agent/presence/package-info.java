/** What happens to the conversations of an agent who is gone. */
@NullMarked
package io.zhike.agent.presence;

import org.jspecify.annotations.NullMarked;
