/** The records against their JSON and their description. */
@NullMarked
package io.zhike.events;

import org.jspecify.annotations.NullMarked;
