@NullMarked
package io.zhike.routing.entry;

import org.jspecify.annotations.NullMarked;
