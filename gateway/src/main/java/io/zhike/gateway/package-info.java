/** The gateway: WeChat's pushes go into Kafka here, and nowhere else. */
@NullMarked
package io.zhike.gateway;

import org.jspecify.annotations.NullMarked;
