/** What operators can set, and when it counts. */
@NullMarked
package io.zhike.routing.reception;

import org.jspecify.annotations.NullMarked;
