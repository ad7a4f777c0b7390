@NullMarked
package io.zhike.gateway.app;

import org.jspecify.annotations.NullMarked;
