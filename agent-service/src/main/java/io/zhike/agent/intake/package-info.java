/** What routing-service sends: messages and visits. */
@NullMarked
package io.zhike.agent.intake;

import org.jspecify.annotations.NullMarked;
