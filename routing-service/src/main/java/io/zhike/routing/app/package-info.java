/** The mini programs that this installation serves. */
@NullMarked
package io.zhike.routing.app;

import org.jspecify.annotations.NullMarked;
