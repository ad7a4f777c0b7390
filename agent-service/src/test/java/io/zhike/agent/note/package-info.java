@NullMarked
package io.zhike.agent.note;

import org.jspecify.annotations.NullMarked;
