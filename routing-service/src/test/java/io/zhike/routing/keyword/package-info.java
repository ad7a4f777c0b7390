/** Which words ask for a person, and which only look like it. */
@NullMarked
package io.zhike.routing.keyword;

import org.jspecify.annotations.NullMarked;
