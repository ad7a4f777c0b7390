/** Tests of this package. */
@NullMarked
package io.zhike.sender.rate;

import org.jspecify.annotations.NullMarked;
