/** The workbenches that are open at this replica, and what they are told as it happens. */
@NullMarked
package io.zhike.agent.live;

import org.jspecify.annotations.NullMarked;
