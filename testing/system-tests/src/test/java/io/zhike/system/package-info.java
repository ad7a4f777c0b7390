/** The whole system as {@code ./zhike up} starts it: real processes, real engines. */
@NullMarked
package io.zhike.system;

import org.jspecify.annotations.NullMarked;
