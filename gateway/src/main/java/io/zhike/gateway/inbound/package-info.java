/** A push as an event on {@code zhike.inbound}: what it is called, what it says, and whether Kafka takes it. */
@NullMarked
package io.zhike.gateway.inbound;

import org.jspecify.annotations.NullMarked;
