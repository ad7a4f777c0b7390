/** Pictures of conversations: what users sent, and what may be sent to them. */
@NullMarked
package io.zhike.agent.media;

import org.jspecify.annotations.NullMarked;
