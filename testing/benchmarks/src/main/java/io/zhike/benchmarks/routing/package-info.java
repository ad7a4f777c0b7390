/** How fast routing-service takes what waits for it, beside the same work of the database done bare. */
@NullMarked
package io.zhike.benchmarks.routing;

import org.jspecify.annotations.NullMarked;
