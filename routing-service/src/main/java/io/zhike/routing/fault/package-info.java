/** What is wrong with settings, and where. */
@NullMarked
package io.zhike.routing.fault;

import org.jspecify.annotations.NullMarked;
