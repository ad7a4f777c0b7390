/** Tests of {@code io.zhike.quota.policy}. */
@NullMarked
package io.zhike.quota.policy;

import org.jspecify.annotations.NullMarked;
