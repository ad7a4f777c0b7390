/** Tests of this package. */
@NullMarked
package io.zhike.agent.search;

import org.jspecify.annotations.NullMarked;
