package io.zhike.agent.lifecycle;

import io.zhike.agent.conversation.Conversation;
import io.zhike.agent.conversation.ConversationRow;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.Lifecycle;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.conversation.State.Dormant;
import io.zhike.agent.conversation.State.Ended;
import io.zhike.agent.conversation.State.Expired;
import io.zhike.agent.conversation.State.Robot;
import io.zhike.agent.conversation.State.Serving;
import io.zhike.agent.conversation.State.Waiting;
import io.zhike.agent.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides, under its lock, what the time that has passed does to a conversation; twice does no more than once. */
@ApplicationScoped
class PassTime {

    private final Conversations conversations;
    private final Lifecycle lifecycle;
    private final Settings settings;
    private final LoseAgent loseAgent;
    private final Clock clock;

    PassTime(Conversations conversations, Lifecycle lifecycle, Settings settings, LoseAgent loseAgent, Clock clock) {
        this.conversations = conversations;
        this.lifecycle = lifecycle;
        this.settings = settings;
        this.loseAgent = loseAgent;
        this.clock = clock;
    }

    /** Whether it did anything. */
    @Transactional(TxType.REQUIRES_NEW)
    boolean pass(UUID conversation) {
        return conversations.lock(conversation).map(this::pass).orElse(false);
    }

    private boolean pass(LockedConversation locked) {
        String app = locked.user().key().appId();
        Lifecycle.Times times = lifecycle.of(app);
        ConversationRow row = locked.row();
        Conversation before = locked.conversation();
        return switch (before.state()) {
            case Serving _ -> {
                boolean lost = isOver(Objects.requireNonNull(row.talkedAt()), times.dormantAfter())
                        || isLeftUnanswered(row, settings.of(app).reassignAfter());
                if (lost) {
                    loseAgent.lose(locked);
                }
                yield lost;
            }
            case Waiting _ -> expires(locked, times);
            case Robot _ ->
                expires(locked, times) || ends(locked, settings.of(app).endRobotAfter());
            case Dormant _ ->
                expires(locked, times) || ends(locked, settings.of(app).endDormantAfter());
            case Expired _, Ended _ -> false;
        };
    }

    private boolean expires(LockedConversation locked, Lifecycle.Times times) {
        boolean unheard = isOver(locked.row().heardAt(), times.expireAfter());
        if (unheard) {
            conversations.change(locked, locked.conversation().expire());
        }
        return unheard;
    }

    /** @param after null: it does not end by itself */
    private boolean ends(LockedConversation locked, @Nullable Duration after) {
        boolean quiet = after != null && isOver(locked.row().activeAt(), after);
        if (quiet) {
            conversations.change(locked, locked.conversation().endByItself(clock.instant()));
        }
        return quiet;
    }

    /** @param after null: its agent may leave it so for as long as they like */
    private boolean isLeftUnanswered(ConversationRow row, @Nullable Duration after) {
        return after != null
                && isOver(Objects.requireNonNull(row.servedSince()), after)
                && row.unansweredSince().map(since -> isOver(since, after)).orElse(false);
    }

    private boolean isOver(Instant begin, Duration time) {
        return !clock.instant().isBefore(begin.plus(time));
    }
}
