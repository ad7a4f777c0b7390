/** Users who wrote and whose reply window ends without an answer: told of while there is time, counted when it is lost. */
@NullMarked
package io.zhike.agent.unanswered;

import org.jspecify.annotations.NullMarked;
