/** Who receives a push, in the core and from topic to topic. */
@NullMarked
package io.zhike.routing.decision;

import org.jspecify.annotations.NullMarked;
