/** What WeChat pushed to the gateway: the topic {@code zhike.inbound}. */
@NullMarked
package io.zhike.events.inbound;

import org.jspecify.annotations.NullMarked;
