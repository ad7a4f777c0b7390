@NullMarked
package io.zhike.routing.statistics;

import org.jspecify.annotations.NullMarked;
