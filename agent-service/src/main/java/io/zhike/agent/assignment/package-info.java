/** Assignment 分配: which agent gets a waiting conversation, why, and what its user reads. */
@NullMarked
package io.zhike.agent.assignment;

import org.jspecify.annotations.NullMarked;
