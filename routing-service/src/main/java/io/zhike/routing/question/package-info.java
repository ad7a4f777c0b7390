/** 常见问题: questions with their answers, found by full-text search. */
@NullMarked
package io.zhike.routing.question;

import org.jspecify.annotations.NullMarked;
