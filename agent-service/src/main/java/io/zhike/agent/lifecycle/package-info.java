/** What time does to conversations: they come to rest, wait again, expire. */
@NullMarked
package io.zhike.agent.lifecycle;

import org.jspecify.annotations.NullMarked;
