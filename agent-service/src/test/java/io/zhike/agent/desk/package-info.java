/** Tests of this package. */
@NullMarked
package io.zhike.agent.desk;

import org.jspecify.annotations.NullMarked;
