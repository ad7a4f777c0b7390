/** Every change of a reply window: who, why, before, after. */
@NullMarked
package io.zhike.quota.ledger;

import org.jspecify.annotations.NullMarked;
