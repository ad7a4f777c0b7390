/** What the services say to each other on Kafka, and the only thing they share. */
@NullMarked
package io.zhike.events;

import org.jspecify.annotations.NullMarked;
