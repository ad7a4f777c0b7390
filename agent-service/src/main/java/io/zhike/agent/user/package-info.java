/** The state row of a mini program's user, which every change to that user's conversation locks first. */
@NullMarked
package io.zhike.agent.user;

import org.jspecify.annotations.NullMarked;
