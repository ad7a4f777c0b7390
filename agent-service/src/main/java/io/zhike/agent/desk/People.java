package io.zhike.agent.desk;

import io.zhike.agent.access.Caller;
import io.zhike.agent.agents.AgentRow;
import io.zhike.agent.conversation.Conversation;
import io.zhike.agent.conversation.Person;
import java.util.Optional;

/** Callers as the people of a conversation. */
final class People {

    private People() {}

    /**
     * The caller as what they are to that conversation.
     *
     * @param agent their row; empty where they never signed in, or it does not matter whether they are there
     */
    static Person of(Caller caller, Conversation conversation, Optional<AgentRow> agent) {
        boolean present = agent.map(row -> row.status().isPresent()).orElse(false);
        return new Person(caller.id(), caller.administers(conversation.user().appId()), present);
    }
}
