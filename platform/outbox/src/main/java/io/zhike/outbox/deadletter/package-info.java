/** Records that nobody could take: listed and put back. */
@NullMarked
package io.zhike.outbox.deadletter;

import org.jspecify.annotations.NullMarked;
