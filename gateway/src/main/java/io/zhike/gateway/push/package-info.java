/** WeChat's side of the gateway: the address that it verifies and posts its pushes to. */
@NullMarked
package io.zhike.gateway.push;

import org.jspecify.annotations.NullMarked;
