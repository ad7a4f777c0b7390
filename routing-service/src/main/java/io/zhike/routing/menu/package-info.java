/** 智能菜单: the tree of choices that the robot offers. */
@NullMarked
package io.zhike.routing.menu;

import org.jspecify.annotations.NullMarked;
