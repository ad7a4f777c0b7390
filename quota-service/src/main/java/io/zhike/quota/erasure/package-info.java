/** What is forgotten: users who are erased, and what is old. */
@NullMarked
package io.zhike.quota.erasure;

import org.jspecify.annotations.NullMarked;
