/** Tests of this package. */
@NullMarked
package io.zhike.agent.presence;

import org.jspecify.annotations.NullMarked;
