@NullMarked
package io.zhike.agent.tag;

import org.jspecify.annotations.NullMarked;
