/** What the tests of the whole service share, and its operation. */
@NullMarked
package io.zhike.routing;

import org.jspecify.annotations.NullMarked;
