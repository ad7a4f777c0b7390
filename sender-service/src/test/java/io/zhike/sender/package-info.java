/** What the tests of this service share. */
@NullMarked
package io.zhike.sender;

import org.jspecify.annotations.NullMarked;
