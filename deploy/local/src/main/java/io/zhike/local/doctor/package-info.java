/** {@code ./zhike doctor}: what agent-service's doctor finds, for people at a terminal. */
@NullMarked
package io.zhike.local.doctor;

import org.jspecify.annotations.NullMarked;
