/** A reply's way to the user: asked for, approved, settled. */
@NullMarked
package io.zhike.events.outbound;

import org.jspecify.annotations.NullMarked;
