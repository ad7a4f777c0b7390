/** Tests of this package. */
@NullMarked
package io.zhike.sender.pause;

import org.jspecify.annotations.NullMarked;
