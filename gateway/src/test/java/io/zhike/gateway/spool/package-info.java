@NullMarked
package io.zhike.gateway.spool;

import org.jspecify.annotations.NullMarked;
