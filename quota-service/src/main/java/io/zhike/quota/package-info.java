/** May we still write to this user? */
@NullMarked
package io.zhike.quota;

import org.jspecify.annotations.NullMarked;
