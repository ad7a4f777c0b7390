/** Tests of the desk, and what they have in common. */
@NullMarked
package io.zhike.agent;

import org.jspecify.annotations.NullMarked;
