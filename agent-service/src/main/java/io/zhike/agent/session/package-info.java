/** How people sign in with a browser: at the provider, and with a session cookie from then on. */
@NullMarked
package io.zhike.agent.session;

import org.jspecify.annotations.NullMarked;
