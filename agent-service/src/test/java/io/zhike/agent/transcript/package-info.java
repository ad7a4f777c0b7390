/** Tests of this package. */
@NullMarked
package io.zhike.agent.transcript;

import org.jspecify.annotations.NullMarked;
