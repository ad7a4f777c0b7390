/** The other services' APIs, called with this service's own token. */
@NullMarked
package io.zhike.agent.services;

import org.jspecify.annotations.NullMarked;
