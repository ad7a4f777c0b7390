@NullMarked
package io.zhike.sender.typing;

import org.jspecify.annotations.NullMarked;
