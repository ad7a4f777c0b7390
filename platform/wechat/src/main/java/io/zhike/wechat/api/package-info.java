/** What we ask WeChat's API, what it answers, and what an answer allows us to do. */
@NullMarked
package io.zhike.wechat.api;

import org.jspecify.annotations.NullMarked;
