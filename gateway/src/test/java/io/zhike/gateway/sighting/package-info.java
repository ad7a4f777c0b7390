@NullMarked
package io.zhike.gateway.sighting;

import org.jspecify.annotations.NullMarked;
