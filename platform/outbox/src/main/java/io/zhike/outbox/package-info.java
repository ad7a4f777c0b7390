/** What a service says, as rows that commit with its state. */
@NullMarked
package io.zhike.outbox;

import org.jspecify.annotations.NullMarked;
