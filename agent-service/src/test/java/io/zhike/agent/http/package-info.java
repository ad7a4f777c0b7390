/** Tests of this package. */
@NullMarked
package io.zhike.agent.http;

import org.jspecify.annotations.NullMarked;
