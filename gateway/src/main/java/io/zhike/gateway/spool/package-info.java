/** Pushes that Kafka did not take in time, on the gateway's own disk until it does. */
@NullMarked
package io.zhike.gateway.spool;

import org.jspecify.annotations.NullMarked;
