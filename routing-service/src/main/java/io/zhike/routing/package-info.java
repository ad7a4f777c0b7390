/** Who receives a user's message, the robot or people, and what the robot says. */
@NullMarked
package io.zhike.routing;

import org.jspecify.annotations.NullMarked;
