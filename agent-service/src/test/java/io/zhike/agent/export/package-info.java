/** Tests of this package. */
@NullMarked
package io.zhike.agent.export;

import org.jspecify.annotations.NullMarked;
