/** What WeChat allows, and what of it is kept for people: the figures of each app. */
@NullMarked
package io.zhike.quota.policy;

import org.jspecify.annotations.NullMarked;
