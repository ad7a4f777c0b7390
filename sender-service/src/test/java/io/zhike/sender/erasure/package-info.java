@NullMarked
package io.zhike.sender.erasure;

import org.jspecify.annotations.NullMarked;
