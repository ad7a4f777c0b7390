/** What happens to conversations, told to integrators: signed, again until it is taken, and to no address inside. */
@NullMarked
package io.zhike.agent.webhook;

import org.jspecify.annotations.NullMarked;
