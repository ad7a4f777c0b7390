/** Which apps there are. */
@NullMarked
package io.zhike.routing.app;

import org.jspecify.annotations.NullMarked;
