/** A stand-in for WeChat on one machine; it forgets everything when it stops. */
@NullMarked
package io.zhike.simulator;

import org.jspecify.annotations.NullMarked;
