package io.zhike.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.zhike.events.conversation.ConversationEvent;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.outbound.ApprovalEvent;
import io.zhike.events.outbound.RequestEvent;
import io.zhike.events.outbound.SettlementEvent;
import io.zhike.events.quota.QuotaEvent;
import io.zhike.events.routed.RoutedEvent;
import io.zhike.events.update.UpdateEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The topics on Kafka, each with the family of events that it carries. */
public enum Topic {
    INBOUND(Names.INBOUND, InboundEvent.class, Retention.deleteAfter(Duration.ofDays(7))),
    ROUTED(Names.ROUTED, RoutedEvent.class, Retention.deleteAfter(Duration.ofDays(7))),
    OUTBOUND_REQUESTED(Names.OUTBOUND_REQUESTED, RequestEvent.class, Retention.deleteAfter(Duration.ofDays(7))),
    OUTBOUND_APPROVED(Names.OUTBOUND_APPROVED, ApprovalEvent.class, Retention.deleteAfter(Duration.ofDays(7))),
    OUTBOUND_SETTLED(Names.OUTBOUND_SETTLED, SettlementEvent.class, Retention.deleteAfter(Duration.ofDays(7))),
    QUOTA(Names.QUOTA, QuotaEvent.class, new Retention.Compacted()),
    CONVERSATIONS(Names.CONVERSATIONS, ConversationEvent.class, Retention.deleteAfter(Duration.ofDays(7))),
    /** Every replica of agent-service reads it from its end. */
    AGENT_UPDATES(Names.AGENT_UPDATES, UpdateEvent.class, Retention.deleteAfter(Duration.ofHours(1)));

    /** The names as annotations and configuration need them. */
    public static final class Names {
        public static final String INBOUND = "zhike.inbound";
        public static final String ROUTED = "zhike.routed";
        public static final String OUTBOUND_REQUESTED = "zhike.outbound.requested";
        public static final String OUTBOUND_APPROVED = "zhike.outbound.approved";
        public static final String OUTBOUND_SETTLED = "zhike.outbound.settled";
        public static final String QUOTA = "zhike.quota";
        public static final String CONVERSATIONS = "zhike.conversations";
        public static final String AGENT_UPDATES = "zhike.agent-updates";

        /** Records that nobody could take, as they came; kept {@link #DEAD_LETTERS_KEPT}. */
        public static final String DEAD_LETTERS = "zhike.dead-letters";

        private Names() {}
    }

    public static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    /** Partitions of every topic where an installation does not say otherwise; to change them later moves keys. */
    public static final int DEFAULT_PARTITIONS = 12;

    /** How long Kafka keeps a topic's records. */
    public sealed interface Retention {

        /** Every record goes after that time. */
        record DeletedAfter(Duration time) implements Retention {}

        /** The last record of each key stays. */
        record Compacted() implements Retention {}

        private static Retention deleteAfter(Duration time) {
            return new DeletedAfter(time);
        }
    }

    private final String topicName;
    private final Class<? extends Event> family;
    private final Retention retention;
    private final Map<Class<?>, String> types;

    Topic(String topicName, Class<? extends Event> family, Retention retention) {
        this.topicName = topicName;
        this.family = family;
        this.retention = retention;
        this.types = Arrays.stream(family.getAnnotation(JsonSubTypes.class).value())
                .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));
    }

    /** The name on Kafka, {@code zhike.inbound} for example. */
    public String topicName() {
        return topicName;
    }

    /** The sealed interface of the events that it carries. */
    public Class<? extends Event> family() {
        return family;
    }

    public Retention retention() {
        return retention;
    }

    /** The CloudEvents types of the events that it carries. */
    public Set<String> types() {
        return Set.copyOf(types.values());
    }

    /**
     * The CloudEvents type of an event, {@code zhike.user-message.v1} for example; stands in its JSON as {@code type}.
     *
     * @throws IllegalArgumentException where this topic does not carry such an event
     */
    public String typeOf(Event event) {
        String type = types.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(
                    topicName + " carries no " + event.getClass().getSimpleName());
        }
        return type;
    }
}
