/** What is forgotten of users who are erased. */
@NullMarked
package io.zhike.sender.erasure;

import org.jspecify.annotations.NullMarked;
