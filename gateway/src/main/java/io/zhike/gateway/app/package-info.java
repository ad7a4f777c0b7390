/** The mini programs whose pushes this gateway takes, as their operators have set them up in WeChat's console. */
@NullMarked
package io.zhike.gateway.app;

import org.jspecify.annotations.NullMarked;
