/** An app's desk as its administrators want it, on real engines. */
@NullMarked
package io.zhike.agent.settings;

import org.jspecify.annotations.NullMarked;
