/** A packaged service that takes what has gathered for it: how fast, and what that costs. */
@NullMarked
package io.zhike.benchmarks.backlog;

import org.jspecify.annotations.NullMarked;
