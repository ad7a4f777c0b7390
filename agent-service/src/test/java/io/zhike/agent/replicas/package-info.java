@NullMarked
package io.zhike.agent.replicas;

import org.jspecify.annotations.NullMarked;
