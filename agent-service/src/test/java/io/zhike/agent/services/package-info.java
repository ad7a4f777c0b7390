/** Tests of this package. */
@NullMarked
package io.zhike.agent.services;

import org.jspecify.annotations.NullMarked;
