/** How many calls of WeChat an app may begin in a second. */
@NullMarked
package io.zhike.sender.rate;

import org.jspecify.annotations.NullMarked;
