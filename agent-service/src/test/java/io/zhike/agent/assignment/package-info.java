/** Tests of this package. */
@NullMarked
package io.zhike.agent.assignment;

import org.jspecify.annotations.NullMarked;
