@NullMarked
package io.zhike.agent.delivery;

import org.jspecify.annotations.NullMarked;
