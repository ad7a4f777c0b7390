/** Tests of this package. */
@NullMarked
package io.zhike.sender.delivery;

import org.jspecify.annotations.NullMarked;
