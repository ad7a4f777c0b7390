/** Reception settings, which routing-service keeps. */
@NullMarked
package io.zhike.agent.reception;

import org.jspecify.annotations.NullMarked;
