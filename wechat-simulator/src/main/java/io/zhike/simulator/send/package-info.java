/** The calls by which a mini program writes to its users. */
@NullMarked
package io.zhike.simulator.send;

import org.jspecify.annotations.NullMarked;
