/** From a push to the decision who receives it, with what routing remembers of each user. */
@NullMarked
package io.zhike.routing.decision;

import org.jspecify.annotations.NullMarked;
