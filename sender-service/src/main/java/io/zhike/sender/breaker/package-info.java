/** Apps that leave WeChat alone for a while, since their calls of it go wrong. */
@NullMarked
package io.zhike.sender.breaker;

import org.jspecify.annotations.NullMarked;
