/** What the robot makes of a message. */
@NullMarked
package io.zhike.routing.robot;

import org.jspecify.annotations.NullMarked;
