/** Tests of this package. */
@NullMarked
package io.zhike.agent.agents;

import org.jspecify.annotations.NullMarked;
