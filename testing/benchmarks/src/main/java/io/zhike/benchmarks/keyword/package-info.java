/** What it costs to look for ever more keywords in a message. */
@NullMarked
package io.zhike.benchmarks.keyword;

import org.jspecify.annotations.NullMarked;
