/** What the resources of this service have in common. */
@NullMarked
package io.zhike.agent.http;

import org.jspecify.annotations.NullMarked;
