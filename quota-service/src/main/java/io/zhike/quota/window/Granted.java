package io.zhike.quota.window;

import java.util.List;

/**
 * What a push did.
 *
 * @param window the window after it
 * @param counted the replies that count against its grant, in the window's tally; none where it is not in force
 */
record Granted(ReplyWindow window, List<Reply> counted) {}
