/** Words in a message that ask for a person: normalised text and all keywords in one pass. */
@NullMarked
package io.zhike.routing.keyword;

import org.jspecify.annotations.NullMarked;
