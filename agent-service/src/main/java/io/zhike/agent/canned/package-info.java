/** 快捷回复: what the people of an app say often, written once, by everybody or by oneself. */
@NullMarked
package io.zhike.agent.canned;

import org.jspecify.annotations.NullMarked;
