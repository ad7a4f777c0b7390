/** Tests of {@code io.zhike.quota.ledger}. */
@NullMarked
package io.zhike.quota.ledger;

import org.jspecify.annotations.NullMarked;
