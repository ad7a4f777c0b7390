/** What the simulated WeChat holds of texts. */
@NullMarked
package io.zhike.simulator.contentcheck;

import org.jspecify.annotations.NullMarked;
