/** The pictures of both sides: {@code media/upload} and {@code media/get}. */
@NullMarked
package io.zhike.simulator.media;

import org.jspecify.annotations.NullMarked;
