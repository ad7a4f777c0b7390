/** The dry run. */
@NullMarked
package io.zhike.routing.preview;

import org.jspecify.annotations.NullMarked;
