@NullMarked
package io.zhike.agent.session;

import org.jspecify.annotations.NullMarked;
