/** Business hours: when people receive an app's users. */
@NullMarked
package io.zhike.agent.hours;

import org.jspecify.annotations.NullMarked;
