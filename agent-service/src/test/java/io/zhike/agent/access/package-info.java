/** Tests of this package. */
@NullMarked
package io.zhike.agent.access;

import org.jspecify.annotations.NullMarked;
