/** Says on Kafka that what is shown of a conversation has changed. */
@NullMarked
package io.zhike.agent.updates;

import org.jspecify.annotations.NullMarked;
