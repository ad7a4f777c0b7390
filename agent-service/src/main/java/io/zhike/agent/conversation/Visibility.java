package io.zhike.agent.conversation;

import io.zhike.agent.access.Caller;
import io.zhike.agent.conversation.State.Dormant;
import io.zhike.agent.conversation.State.Ended;
import io.zhike.agent.conversation.State.Expired;
import io.zhike.agent.conversation.State.Robot;
import io.zhike.agent.conversation.State.Serving;
import io.zhike.agent.conversation.State.Waiting;
import java.util.Optional;

/**
 * Who may read a conversation: administrators all of their apps, and agents too where the app lets them; agents otherwise
 * what is with the robot or waits, unless it is for a group to which they do not belong, what they have or had, and what a
 * user whom they serve wrote earlier. Lists and searches say the same in SQL ({@link Selection}, {@link ConversationReads},
 * {@link Readable}); what is no conversation (settings, agents, quotas, deliveries) asks the {@link Caller}.
 */
final class Visibility {

    private Visibility() {}

    /**
     * Whether the caller may read it.
     *
     * @param open the same user's open conversation; empty where there is none
     */
    static boolean mayRead(Caller caller, Conversation conversation, Optional<Conversation> open) {
        String appId = conversation.user().appId();
        if (!caller.sees(appId)) {
            return false;
        }
        return caller.readsAll(appId)
                || isForEveryone(conversation) && caller.isOf(appId, conversation.group())
                || conversation.servedBy().contains(caller.id())
                || open.map(now -> caller.id().equals(now.state().holder())).orElse(false);
    }

    /**
     * Whether the caller may try to accept, answer or end it, and is told who has it where it is someone else:
     * whatever is open in their apps and groups, for two who try at once both saw it.
     */
    static boolean mayTry(Caller caller, Conversation conversation) {
        String appId = conversation.user().appId();
        if (!caller.sees(appId)) {
            return false;
        }
        return caller.administers(appId)
                || switch (conversation.state()) {
                    case Robot _, Waiting _, Serving _, Dormant _ ->
                        caller.isOf(appId, conversation.group())
                                || conversation.servedBy().contains(caller.id());
                    case Expired _, Ended _ -> conversation.servedBy().contains(caller.id());
                };
    }

    private static boolean isForEveryone(Conversation conversation) {
        return switch (conversation.state()) {
            case Robot _, Waiting _ -> true;
            case Serving _, Dormant _, Expired _, Ended _ -> false;
        };
    }
}
