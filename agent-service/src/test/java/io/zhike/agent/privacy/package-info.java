@NullMarked
package io.zhike.agent.privacy;

import org.jspecify.annotations.NullMarked;
