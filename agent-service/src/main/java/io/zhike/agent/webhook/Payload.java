package io.zhike.agent.webhook;

import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.conversation.ConversationEvent;
import io.zhike.events.conversation.UserErased;
import io.zhike.events.conversation.WindowClosing;
import io.zhike.events.conversation.WindowLost;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint is sent; as JSON, the body. It holds ids, states and times, and nothing that anybody wrote.
 *
 * @param type the name of an {@link EventType}, or {@value #TEST}
 * @param timestamp when it happened, however late it is sent
 */
record Payload(String type, Instant timestamp, Told data) {

    static final String TEST = "webhook.test";

    /** What is told, by type. */
    sealed interface Told {

        /** @param agentId who has it; null where nobody does */
        record Conversation(
                String appId,
                String openId,
                UUID conversationId,
                ConversationChanged.State state,
                boolean robot,
                @Nullable String agentId)
                implements Told {}

        record ClosingWindow(
                String appId, String openId, UUID conversationId, Instant unansweredSince, Instant closesAt)
                implements Told {}

        record LostWindow(String appId, String openId, UUID conversationId, Instant unansweredSince, Instant closedAt)
                implements Told {}

        record ErasedUser(String appId, String openId) implements Told {}

        record Test(String appId, UUID endpointId) implements Told {}
    }

    static Payload of(ConversationEvent event) {
        return new Payload(EventType.of(event).wireName(), event.time(), told(event));
    }

    private static Told told(ConversationEvent event) {
        return switch (event) {
            case ConversationChanged changed ->
                new Told.Conversation(
                        changed.appId(),
                        changed.openId(),
                        changed.conversationId(),
                        changed.state(),
                        changed.robot(),
                        changed.agentId());
            case WindowClosing closing ->
                new Told.ClosingWindow(
                        closing.appId(),
                        closing.openId(),
                        closing.conversationId(),
                        closing.unansweredSince(),
                        closing.closesAt());
            case WindowLost lost ->
                new Told.LostWindow(
                        lost.appId(), lost.openId(), lost.conversationId(), lost.unansweredSince(), lost.closedAt());
            case UserErased erased -> new Told.ErasedUser(erased.appId(), erased.openId());
        };
    }

    static Payload test(String appId, UUID endpointId, Instant now) {
        return new Payload(TEST, now, new Told.Test(appId, endpointId));
    }
}
