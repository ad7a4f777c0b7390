/** Tests of this package. */
@NullMarked
package io.zhike.sender.token;

import org.jspecify.annotations.NullMarked;
