/** The user as the desk knows them: who they are, when they came, and whether anybody receives them. */
@NullMarked
package io.zhike.agent.customer;

import org.jspecify.annotations.NullMarked;
