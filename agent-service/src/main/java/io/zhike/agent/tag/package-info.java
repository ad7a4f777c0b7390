/** What people call the matter of a conversation. */
@NullMarked
package io.zhike.agent.tag;

import org.jspecify.annotations.NullMarked;
