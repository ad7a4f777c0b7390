/** How an app's administrators want their desk to work. */
@NullMarked
package io.zhike.agent.settings;

import org.jspecify.annotations.NullMarked;
