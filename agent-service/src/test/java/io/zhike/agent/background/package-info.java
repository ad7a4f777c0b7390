/** Tests of this package. */
@NullMarked
package io.zhike.agent.background;

import org.jspecify.annotations.NullMarked;
