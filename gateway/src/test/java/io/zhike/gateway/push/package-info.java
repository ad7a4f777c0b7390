@NullMarked
package io.zhike.gateway.push;

import org.jspecify.annotations.NullMarked;
