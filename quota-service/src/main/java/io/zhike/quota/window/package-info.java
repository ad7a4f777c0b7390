/** One user's reply window: what pushes grant, what replies spend, what comes back. */
@NullMarked
package io.zhike.quota.window;

import org.jspecify.annotations.NullMarked;
