/** What people did, on real engines. */
@NullMarked
package io.zhike.agent.audit;

import org.jspecify.annotations.NullMarked;
