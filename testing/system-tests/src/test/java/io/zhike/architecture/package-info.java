/** Rules that hold for the code of every module, and the documents that describe it. */
@NullMarked
package io.zhike.architecture;

import org.jspecify.annotations.NullMarked;
