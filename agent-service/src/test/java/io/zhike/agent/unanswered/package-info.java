@NullMarked
package io.zhike.agent.unanswered;

import org.jspecify.annotations.NullMarked;
