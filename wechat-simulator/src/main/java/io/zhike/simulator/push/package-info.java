/** What WeChat posts to the address of a mini program, with its deadline and its retries. */
@NullMarked
package io.zhike.simulator.push;

import org.jspecify.annotations.NullMarked;
