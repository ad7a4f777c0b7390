/** The mini programs of this installation. */
@NullMarked
package io.zhike.agent.apps;

import org.jspecify.annotations.NullMarked;
