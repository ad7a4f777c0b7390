package io.zhike.agent.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhike.events.conversation.ConversationEvent;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes for every endpoint that wants it what has happened to a conversation, in the transaction that takes the event. */
@ApplicationScoped
class QueueDeliveries {

    private final Deliveries deliveries;
    private final ObjectMapper json;

    QueueDeliveries(Deliveries deliveries, ObjectMapper json) {
        this.deliveries = deliveries;
        this.json = json;
    }

    void queue(ConversationEvent event) {
        Payload payload = Payload.of(event);
        try {
            deliveries.add(event.id(), event.appId(), payload, json.writeValueAsString(payload));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A payload could not be written as JSON", e);
        }
    }
}
