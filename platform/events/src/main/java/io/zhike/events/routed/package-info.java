/** Who receives a push, the robot or people: the topic {@code zhike.routed}. */
@NullMarked
package io.zhike.events.routed;

import org.jspecify.annotations.NullMarked;
