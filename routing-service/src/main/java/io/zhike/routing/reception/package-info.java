/** How an app receives its users: the settings that its operators change, and the rules compiled from them. */
@NullMarked
package io.zhike.routing.reception;

import org.jspecify.annotations.NullMarked;
