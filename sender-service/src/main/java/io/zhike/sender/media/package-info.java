/** Pictures on their way: those that users sent, to agent-service's store, and those of replies, to WeChat. */
@NullMarked
package io.zhike.sender.media;

import org.jspecify.annotations.NullMarked;
