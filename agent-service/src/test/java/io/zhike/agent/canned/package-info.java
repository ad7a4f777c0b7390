@NullMarked
package io.zhike.agent.canned;

import org.jspecify.annotations.NullMarked;
