/** Messages by what they say, and conversations by what their user is called. */
@NullMarked
package io.zhike.agent.search;

import org.jspecify.annotations.NullMarked;
