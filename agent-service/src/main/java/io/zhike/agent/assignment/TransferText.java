package io.zhike.agent.assignment;

import io.zhike.agent.user.TextsAsked;
import io.zhike.events.routed.TransferTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which text a user reads who asked for a person. */
sealed interface TransferText {

    /** Each text is sent to a user at most once in this time. */
    Duration AT_MOST_ONCE_IN = Duration.ofMinutes(10);

    /** Someone takes the conversation. */
    record Assigned() implements TransferText {}

    /** Everyone is busy, and that many wait before this user. */
    record Queued(long ahead) implements TransferText {}

    /** Nobody is there. */
    record Offline() implements TransferText {}

    /** It is outside business hours. */
    record Closed() implements TransferText {}

    /** The words; empty where there are none for it, or the user has read them a moment ago. */
    default Optional<String> words(TransferTexts texts, TextsAsked asked, Instant now) {
        return switch (this) {
            case Assigned _ -> isDue(asked.assigned(), now) ? Optional.ofNullable(texts.assigned()) : Optional.empty();
            case Queued(long ahead) ->
                isDue(asked.queued(), now)
                        ? Optional.of(texts.queued().replace("{ahead}", Long.toString(ahead)))
                        : Optional.empty();
            case Offline _ -> isDue(asked.offline(), now) ? Optional.of(texts.offline()) : Optional.empty();
            case Closed _ -> isDue(asked.closed(), now) ? Optional.of(texts.closed()) : Optional.empty();
        };
    }

    /** When each was last asked for, this one now. */
    default TextsAsked askedAt(Instant now, TextsAsked before) {
        return switch (this) {
            case Assigned _ -> new TextsAsked(now, before.queued(), before.offline(), before.closed());
            case Queued _ -> new TextsAsked(before.assigned(), now, before.offline(), before.closed());
            case Offline _ -> new TextsAsked(before.assigned(), before.queued(), now, before.closed());
            case Closed _ -> new TextsAsked(before.assigned(), before.queued(), before.offline(), now);
        };
    }

    private static boolean isDue(@Nullable Instant last, Instant now) {
        return last == null || !now.isBefore(last.plus(AT_MOST_ONCE_IN));
    }
}
