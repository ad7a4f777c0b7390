/** Agents 客服: name, capacity, status, and the resources by which they are kept. */
@NullMarked
package io.zhike.agent.agents;

import org.jspecify.annotations.NullMarked;
