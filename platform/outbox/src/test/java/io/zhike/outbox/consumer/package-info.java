/** Batches as they come from a real Kafka. */
@NullMarked
package io.zhike.outbox.consumer;

import org.jspecify.annotations.NullMarked;
