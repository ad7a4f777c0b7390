@NullMarked
package io.zhike.agent.hours;

import org.jspecify.annotations.NullMarked;
