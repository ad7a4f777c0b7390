/** The access tokens of WeChat's API. */
@NullMarked
package io.zhike.simulator.token;

import org.jspecify.annotations.NullMarked;
