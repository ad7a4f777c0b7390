@NullMarked
package io.zhike.agent.reception;

import org.jspecify.annotations.NullMarked;
