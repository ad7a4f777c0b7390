/** What keeps an app's messages from coming from WeChat, or going there. */
@NullMarked
package io.zhike.sender.doctor;

import org.jspecify.annotations.NullMarked;
