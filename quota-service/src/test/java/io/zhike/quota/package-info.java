/** Tests of {@code io.zhike.quota}. */
@NullMarked
package io.zhike.quota;

import org.jspecify.annotations.NullMarked;
