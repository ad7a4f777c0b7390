@NullMarked
package io.zhike.routing.hours;

import org.jspecify.annotations.NullMarked;
