package io.zhike.agent.assignment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.reply.Replies;
import io.zhike.agent.transcript.Reply;
import io.zhike.agent.user.UserRow;
import io.zhike.events.routed.TransferTexts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Tells a user who asked for a person how that stands. */
@ApplicationScoped
class TellUser {

    private final Replies replies;
    private final Clock clock;

    TellUser(Replies replies, Clock clock) {
        this.replies = replies;
        this.clock = clock;
    }

    /** Asks for the text, unless the user has read it a moment ago. */
    void tell(LockedConversation locked, TransferTexts texts, TransferText text) {
        Instant now = clock.instant();
        UserRow user = locked.user();
        text.words(texts, user.textsAsked(), now).ifPresent(words -> {
            replies.ask(user, locked.row(), Reply.bySystem(UuidCreator.getTimeOrderedEpoch(), words));
            user.textsAsked(text.askedAt(now, user.textsAsked()));
        });
    }
}
