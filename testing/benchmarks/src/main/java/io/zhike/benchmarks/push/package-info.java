/** How long it takes to read one push, beside the JDK's primitives and WxJava on the same bytes. */
@NullMarked
package io.zhike.benchmarks.push;

import org.jspecify.annotations.NullMarked;
