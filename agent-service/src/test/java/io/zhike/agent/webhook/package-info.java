/** What integrators are told, and where it may go. */
@NullMarked
package io.zhike.agent.webhook;

import org.jspecify.annotations.NullMarked;
