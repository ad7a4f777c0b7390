package io.zhike.routing.decision;

import io.zhike.events.conversation.ConversationChanged;
import io.zhike.routing.reception.Receptions;
import io.zhike.routing.robot.Rule;
import io.zhike.routing.statistics.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Takes note of who has a locked user's conversation. */
@ApplicationScoped
class FollowConversation {

    private final UserReceptions users;
    private final Receptions receptions;
    private final Tally tally;

    FollowConversation(UserReceptions users, Receptions receptions, Tally tally) {
        this.users = users;
        this.receptions = receptions;
        this.tally = tally;
    }

    void follow(ConversationChanged change) {
        UserReception before = users.of(change.user());
        users.put(change.user(), before.after(change));
        Rule lastRule = before.dialogue().lastRule();
        if (lastRule != null) {
            before.outcome(change).ifPresent(outcome -> {
                LocalDate day = receptions.rules(change.appId()).reception().dayOf(change.changedAt());
                tally.ended(change.appId(), day, lastRule, outcome);
            });
        }
    }
}
