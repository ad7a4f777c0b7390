/** What keeps an app's messages from coming or going, for whoever connects it. */
@NullMarked
package io.zhike.agent.doctor;

import org.jspecify.annotations.NullMarked;
