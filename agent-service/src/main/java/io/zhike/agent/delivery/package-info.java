/** A reply's way through sender-service. */
@NullMarked
package io.zhike.agent.delivery;

import org.jspecify.annotations.NullMarked;
