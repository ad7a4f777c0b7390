/** What the robot says, and to which keywords it has a reply ready. */
@NullMarked
package io.zhike.routing.reply;

import org.jspecify.annotations.NullMarked;
