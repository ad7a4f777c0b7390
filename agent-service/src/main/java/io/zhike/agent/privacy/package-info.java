/** What is forgotten of users: all of it where someone asks for that, and whatever is old. */
@NullMarked
package io.zhike.agent.privacy;

import org.jspecify.annotations.NullMarked;
