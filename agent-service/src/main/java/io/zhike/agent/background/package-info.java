/** Work that follows a commit. */
@NullMarked
package io.zhike.agent.background;

import org.jspecify.annotations.NullMarked;
