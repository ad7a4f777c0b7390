/** The access tokens that calls of WeChat need. */
@NullMarked
package io.zhike.sender.token;

import org.jspecify.annotations.NullMarked;
