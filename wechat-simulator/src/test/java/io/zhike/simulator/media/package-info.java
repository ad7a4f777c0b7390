@NullMarked
package io.zhike.simulator.media;

import org.jspecify.annotations.NullMarked;
