@NullMarked
package io.zhike.agent.media;

import org.jspecify.annotations.NullMarked;
