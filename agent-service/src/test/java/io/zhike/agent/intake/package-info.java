/** Tests of this package. */
@NullMarked
package io.zhike.agent.intake;

import org.jspecify.annotations.NullMarked;
