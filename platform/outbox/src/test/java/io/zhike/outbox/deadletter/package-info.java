/** Dead letters from the failing record to its second chance. */
@NullMarked
package io.zhike.outbox.deadletter;

import org.jspecify.annotations.NullMarked;
