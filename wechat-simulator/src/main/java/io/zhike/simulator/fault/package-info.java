/** What goes wrong in WeChat's API on request. */
@NullMarked
package io.zhike.simulator.fault;

import org.jspecify.annotations.NullMarked;
