/** How many replies a user may still be sent, as quota-service tells it. */
@NullMarked
package io.zhike.agent.quota;

import org.jspecify.annotations.NullMarked;
