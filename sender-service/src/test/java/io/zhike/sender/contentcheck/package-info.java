@NullMarked
package io.zhike.sender.contentcheck;

import org.jspecify.annotations.NullMarked;
