package io.zhike.quota.window;

import io.zhike.events.outbound.NewestPush.Kind;
import java.util.Optional;

/**
 * WeChat as its guide tells it, for one user, by its own clock in milliseconds: it knows when things happened, and
 * nothing of what is known here.
 */
final class NaiveWeChat {

    /** Short windows, so that they close within a test. */
    record Figures(int perEntering, long enteringLasts, int perMessage, long messageLasts) {}

    static final int COUNT_USED_UP = 45047;
    static final int WINDOW_CLOSED = 45015;

    private final Figures figures;
    private int left;
    private long closes;

    NaiveWeChat(Figures figures) {
        this.figures = figures;
    }

    void push(Kind kind, long at) {
        int gives = kind == Kind.MESSAGE ? figures.perMessage : figures.perEntering;
        long lasts = kind == Kind.MESSAGE ? figures.messageLasts : figures.enteringLasts;
        left = at >= closes ? gives : Math.max(left, gives);
        closes = Math.max(closes, at + lasts);
    }

    /** Takes a reply, or answers with an errcode. */
    Optional<Integer> take(long at) {
        if (at >= closes) {
            return Optional.of(WINDOW_CLOSED);
        }
        if (left == 0) {
            return Optional.of(COUNT_USED_UP);
        }
        left--;
        return Optional.empty();
    }

    int left() {
        return left;
    }

    long closes() {
        return closes;
    }
}
