@NullMarked
package io.zhike.gateway.inbound;

import org.jspecify.annotations.NullMarked;
