/** The smallest service there can be: it counts each user's messages and says the count. */
@NullMarked
package io.zhike.outbox.tally;

import org.jspecify.annotations.NullMarked;
