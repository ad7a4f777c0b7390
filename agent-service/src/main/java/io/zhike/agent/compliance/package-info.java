/** What must not be said to users: WeChat's rules of use, checked before a reply is asked for and costs quota. */
@NullMarked
package io.zhike.agent.compliance;

import org.jspecify.annotations.NullMarked;
