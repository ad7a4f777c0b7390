/** WeChat's own check of texts (msg_sec_check), for agent-service. */
@NullMarked
package io.zhike.sender.contentcheck;

import org.jspecify.annotations.NullMarked;
