/** From Kafka into transactions, each event once. */
@NullMarked
package io.zhike.outbox.consumer;

import org.jspecify.annotations.NullMarked;
