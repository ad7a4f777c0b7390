/** Tests of this package. */
@NullMarked
package io.zhike.sender.breaker;

import org.jspecify.annotations.NullMarked;
