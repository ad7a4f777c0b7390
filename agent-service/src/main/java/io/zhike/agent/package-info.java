/** The desk: agents, their conversations with users, and what becomes of them. */
@NullMarked
package io.zhike.agent;

import org.jspecify.annotations.NullMarked;
