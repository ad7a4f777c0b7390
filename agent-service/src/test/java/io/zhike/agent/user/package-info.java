/** Tests of this package. */
@NullMarked
package io.zhike.agent.user;

import org.jspecify.annotations.NullMarked;
