/** How often each rule counted, and what the robot could not answer. */
@NullMarked
package io.zhike.routing.statistics;

import org.jspecify.annotations.NullMarked;
