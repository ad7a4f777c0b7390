/** What people do with a conversation: accept, answer, end. */
@NullMarked
package io.zhike.agent.desk;

import org.jspecify.annotations.NullMarked;
