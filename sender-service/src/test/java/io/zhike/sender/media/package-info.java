@NullMarked
package io.zhike.sender.media;

import org.jspecify.annotations.NullMarked;
