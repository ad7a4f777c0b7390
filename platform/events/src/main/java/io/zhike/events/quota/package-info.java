/** How many replies a user may still get: the topic {@code zhike.quota}. */
@NullMarked
package io.zhike.events.quota;

import org.jspecify.annotations.NullMarked;
