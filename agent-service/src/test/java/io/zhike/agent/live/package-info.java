@NullMarked
package io.zhike.agent.live;

import org.jspecify.annotations.NullMarked;
