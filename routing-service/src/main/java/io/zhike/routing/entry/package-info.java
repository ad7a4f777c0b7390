/** Where users come from, and what follows from it. */
@NullMarked
package io.zhike.routing.entry;

import org.jspecify.annotations.NullMarked;
