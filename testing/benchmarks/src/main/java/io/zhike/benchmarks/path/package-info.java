/** How long a message takes through all services, and how many of them go through, beside the bare steps of its path. */
@NullMarked
package io.zhike.benchmarks.path;

import org.jspecify.annotations.NullMarked;
