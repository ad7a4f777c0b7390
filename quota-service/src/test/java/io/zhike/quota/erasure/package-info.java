@NullMarked
package io.zhike.quota.erasure;

import org.jspecify.annotations.NullMarked;
