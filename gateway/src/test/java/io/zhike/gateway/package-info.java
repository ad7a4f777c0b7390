@NullMarked
package io.zhike.gateway;

import org.jspecify.annotations.NullMarked;
