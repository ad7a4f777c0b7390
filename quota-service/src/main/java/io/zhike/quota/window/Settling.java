package io.zhike.quota.window;

import java.util.Optional;

/**
 * What the end of a reply did.
 *
 * @param window the window after it
 * @param reply the reply as it ended
 * @param change what changed the window; empty where nothing did: the reply's unit stays spent, or had come back
 */
record Settling(ReplyWindow window, Reply reply, Optional<Change> change) {}
