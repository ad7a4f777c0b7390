package io.zhike.simulator.phone;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhike.simulator.app.App;
import io.zhike.simulator.push.Delivery;
import io.zhike.simulator.window.ReplyWindow;
import io.zhike.simulator.window.ReplyWindow.Decision;
import io.zhike.wechat.api.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One user's chat with one mini program, and what that may still send; safe for use by many threads. */
public final class Phone {

    /** WeChat's words where a push failed three times. */
    static final String OUT_OF_SERVICE = "该小程序客服暂时无法提供服务，请稍后再试";

    private static final int KEPT_ENTRIES = 1_000;
    private static final Duration TYPING_LASTS = Duration.ofSeconds(15);
    private static final Duration TYPING_ALLOWED_AFTER_MESSAGE = Duration.ofSeconds(30);

    private final App app;
    private final List<PhoneEntry> entries = new ArrayList<>();
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private ReplyWindow window = ReplyWindow.NEVER_OPENED;
    private Instant lastMessageAt = Instant.EPOCH;
    private Instant typingUntil = Instant.EPOCH;
    private long lastNumber;
    private long version;

    Phone(App app) {
        this.app = app;
    }

    void enter(Instant now) {
        synchronized (this) {
            window = window.lifted(app.policy().enter(), now);
        }
        tellListeners();
    }

    /**
     * Returns the number of the new line.
     *
     * @param mediaId of the message's picture; empty where it has none
     */
    long write(UserMessage message, String msgId, String mediaId, Instant now) {
        long number;
        synchronized (this) {
            window = window.lifted(app.policy().message(), now);
            number = ++lastNumber;
            lastMessageAt = now;
            append(PhoneEntry.written(number, message, msgId, mediaId, now));
        }
        tellListeners();
        return number;
    }

    /** Says beside a line how its push ended. */
    void settle(long number, Delivery delivery) {
        synchronized (this) {
            entries.replaceAll(entry -> entry.number() == number ? entry.with(delivery) : entry);
        }
        tellListeners();
    }

    void apologize(Instant now) {
        synchronized (this) {
            append(PhoneEntry.notice(++lastNumber, OUT_OF_SERVICE, now));
        }
        tellListeners();
    }

    /**
     * Takes a message of the mini program, if the reply window allows it.
     *
     * @param text how it reads in one line
     * @return {@link ErrorCode#OK}, or why not
     */
    public ErrorCode receive(String type, String text, JsonNode content, Instant now) {
        synchronized (this) {
            switch (window.take(now)) {
                case Decision.Taken(var left) -> window = left;
                case Decision.Exhausted() -> {
                    return ErrorCode.QUOTA_EXHAUSTED;
                }
                case Decision.Closed() -> {
                    return ErrorCode.WINDOW_CLOSED;
                }
            }
            lastMessageAt = now;
            typingUntil = Instant.EPOCH;
            append(PhoneEntry.received(++lastNumber, type, text, content, now));
        }
        tellListeners();
        return ErrorCode.OK;
    }

    /** Shows 对方正在输入 for a while; WeChat wants a message, of either side, in the last 30 seconds. */
    public ErrorCode showTyping(Instant now) {
        synchronized (this) {
            if (now.isBefore(typingUntil)) {
                return ErrorCode.ALREADY_TYPING;
            }
            if (lastMessageAt.plus(TYPING_ALLOWED_AFTER_MESSAGE).isBefore(now)) {
                return ErrorCode.TYPING_WITHOUT_MESSAGE;
            }
            typingUntil = now.plus(TYPING_LASTS);
        }
        tellListeners();
        return ErrorCode.OK;
    }

    public ErrorCode hideTyping() {
        synchronized (this) {
            typingUntil = Instant.EPOCH;
        }
        tellListeners();
        return ErrorCode.OK;
    }

    synchronized PhoneView view(Instant now) {
        return new PhoneView(
                version,
                window.isOpen(now) ? window.remaining() : 0,
                window.isOpen(now) ? window.expiresAt() : null,
                now.isBefore(typingUntil) ? typingUntil : null,
                List.copyOf(entries));
    }

    /** Has a listener told of every change by the new version, until the result is run. */
    Runnable listen(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void append(PhoneEntry entry) {
        if (entries.size() == KEPT_ENTRIES) {
            entries.removeFirst();
        }
        entries.add(entry);
    }

    private void tellListeners() {
        long changed;
        synchronized (this) {
            changed = ++version;
        }
        listeners.forEach(listener -> listener.accept(changed));
    }

    /**
     * A phone at one moment.
     *
     * @param remaining messages that the mini program may still send
     * @param expiresAt null where the reply window is closed
     * @param typingUntil null where nobody types
     * @param entries in order
     */
    record PhoneView(
            long version,
            int remaining,
            @Nullable Instant expiresAt,
            @Nullable Instant typingUntil,
            List<PhoneEntry> entries) {}
}
