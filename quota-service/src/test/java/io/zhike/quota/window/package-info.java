/** Tests of {@code io.zhike.quota.window}. */
@NullMarked
package io.zhike.quota.window;

import org.jspecify.annotations.NullMarked;
