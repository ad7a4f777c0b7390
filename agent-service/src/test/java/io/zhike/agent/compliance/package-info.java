@NullMarked
package io.zhike.agent.compliance;

import org.jspecify.annotations.NullMarked;
