/** The mini programs that the simulator plays, as their operators have set them. */
@NullMarked
package io.zhike.simulator.app;

import org.jspecify.annotations.NullMarked;
