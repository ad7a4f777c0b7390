@NullMarked
package io.zhike.routing.question;

import org.jspecify.annotations.NullMarked;
