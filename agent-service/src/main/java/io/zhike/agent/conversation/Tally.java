package io.zhike.agent.conversation;

import io.zhike.agent.transcript.MessageRow;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What statistics tell of a conversation, counted when it happens: its messages may be forgotten before it is. Replies that
 * do not reach the user are taken out again.
 */
@Embeddable
public class Tally {

    /** The begin of the first wait for a person, before any had it. */
    @Nullable
    Instant wantedAt;

    @Nullable
    UUID answerId;

    @Nullable
    Instant answeredAt;

    @Nullable
    String answeredBy;

    int saidByUser;

    int saidByRobot;

    int saidByPeople;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Integer> saidByAgents = Map.of();

    /** Who had it each time that it was passed on by hand. */
    List<String> passedOnBy = List.of();

    protected Tally() {}

    /** It waits for a person, and none has had it. */
    void wanted(Instant since) {
        if (wantedAt == null) {
            wantedAt = since;
        }
    }

    void heardUser() {
        saidByUser++;
    }

    /** A reply is on its way to the user, or was said to them before the conversation began. */
    public void said(MessageRow reply) {
        count(reply, 1);
    }

    /** A reply that was counted did not reach the user. */
    public void unsaid(MessageRow reply) {
        count(reply, -1);
    }

    private void count(MessageRow reply, int change) {
        switch (reply.source()) {
            case ROBOT -> saidByRobot += change;
            case AGENT -> {
                saidByPeople += change;
                var counted = new TreeMap<>(saidByAgents);
                counted.merge(reply.author(), change, Integer::sum);
                saidByAgents = counted;
            }
            case USER, SYSTEM -> {}
        }
    }

    /** A person answers. */
    public void answered(MessageRow reply, Instant at) {
        if (answerId == null) {
            answeredFirst(reply, at);
        }
    }

    private void answeredFirst(MessageRow reply, Instant at) {
        answerId = reply.id();
        answeredAt = wantedAt != null && at.isBefore(wantedAt) ? wantedAt : at;
        answeredBy = reply.author();
    }

    /** Whether that reply is the first answer of a person. */
    public boolean beganWith(MessageRow reply) {
        return reply.id().equals(answerId);
    }

    /** The first answer did not reach the user: another was the first, or none. */
    public void answeredFirst(Optional<MessageRow> reply) {
        answerId = null;
        answeredAt = null;
        answeredBy = null;
        reply.ifPresent(first -> answeredFirst(first, first.at()));
    }

    /** Who had it passes it on, or it is taken from them by hand. */
    public void passedOnBy(String holder) {
        var all = new ArrayList<>(passedOnBy);
        all.add(holder);
        passedOnBy = all;
    }
}
