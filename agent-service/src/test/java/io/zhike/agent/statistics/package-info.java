/** Tests of what came of an app's conversations, in figures. */
@NullMarked
package io.zhike.agent.statistics;

import org.jspecify.annotations.NullMarked;
