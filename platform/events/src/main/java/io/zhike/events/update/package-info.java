/** What a workbench must show now: {@code zhike.agent-updates}. */
@NullMarked
package io.zhike.events.update;

import org.jspecify.annotations.NullMarked;
