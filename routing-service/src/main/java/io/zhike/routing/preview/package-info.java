/** A dry run: what would happen to a text, and why. */
@NullMarked
package io.zhike.routing.preview;

import org.jspecify.annotations.NullMarked;
