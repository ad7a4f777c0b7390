/** How many messages a mini program may still send to a user, and until when, as WeChat counts. */
@NullMarked
package io.zhike.simulator.window;

import org.jspecify.annotations.NullMarked;
