/** An app's conversations with all of their messages, to be taken elsewhere. */
@NullMarked
package io.zhike.agent.export;

import org.jspecify.annotations.NullMarked;
