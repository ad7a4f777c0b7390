@NullMarked
package io.zhike.agent.customer;

import org.jspecify.annotations.NullMarked;
