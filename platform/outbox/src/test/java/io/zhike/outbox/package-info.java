/** The outbox on a real PostgreSQL and a real Kafka. */
@NullMarked
package io.zhike.outbox;

import org.jspecify.annotations.NullMarked;
