package io.zhike.agent.customer;

import com.github.f4b6a3.uuid.UuidCreator;
import io.zhike.agent.conversation.Conversation;
import io.zhike.agent.conversation.ConversationRow;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.Ending;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.conversation.Person;
import io.zhike.agent.user.Block;
import io.zhike.agent.user.UserRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Where a blocked user's messages are kept: in their last conversation, which is over and stays so. While they are
 * blocked they have none that goes on, and so wait for nobody.
 */
@ApplicationScoped
public class QuietPlace {

    private final Conversations conversations;
    private final Clock clock;

    QuietPlace(Conversations conversations, Clock clock) {
        this.conversations = conversations;
        this.clock = clock;
    }

    /**
     * That of a blocked user whose row is locked. routing-service decided on their message as on anybody's: it is told that
     * nothing came of that.
     */
    public ConversationRow of(UserRow user) {
        end(user);
        ConversationRow row = conversations.last(user).orElseGet(() -> begin(user));
        user.changedBetweenPushes(row.id());
        conversations.repeatUnheardChange(user);
        return row;
    }

    /** Who was blocked before they ever wrote has none yet. */
    private ConversationRow begin(UserRow user) {
        ConversationRow row =
                conversations.begin(user, Conversation.open(UuidCreator.getTimeOrderedEpoch(), user.key()));
        end(user);
        return row;
    }

    /** Ends what goes on, in the name of whoever blocked the user. */
    void end(UserRow user) {
        Block block = user.block().orElseThrow();
        conversations.open(user).ifPresent(row -> {
            Ending ending = row.conversation().end(new Person(block.by(), true, false), clock.instant());
            if (ending instanceof Ending.Done(Conversation after)) {
                conversations.change(new LockedConversation(user, row), after);
            }
        });
    }
}
