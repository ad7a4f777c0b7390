package io.zhike.agent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.conversation.ConversationEvent;
import io.zhike.events.conversation.UserErased;
import io.zhike.events.conversation.WindowClosing;
import io.zhike.events.conversation.WindowLost;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayloadTest {

    private static final Instant AT = Instant.parse("2026-03-01T08:00:00.123456Z");
    private static final Instant SINCE = Instant.parse("2026-02-27T10:00:00Z");
    private static final Instant END = Instant.parse("2026-03-01T10:00:00Z");
    private static final UUID CONVERSATION = UUID.fromString("00000000-0000-0001-0000-000000000001");
    private static final ConversationEvent CHANGED = new ConversationChanged(
            UUID.randomUUID(),
            "wx1",
            "user-1",
            AT,
            CONVERSATION,
            7,
            ConversationChanged.State.WAITING,
            false,
            null,
            true,
            null,
            true);
    private static final ConversationEvent CLOSING =
            new WindowClosing(UUID.randomUUID(), "wx1", "user-1", AT, CONVERSATION, SINCE, END);
    private static final ConversationEvent LOST =
            new WindowLost(UUID.randomUUID(), "wx1", "user-1", AT, CONVERSATION, SINCE, END);
    private static final ConversationEvent ERASED = new UserErased(UUID.randomUUID(), "wx1", "user-1", AT, 7);

    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Test
    void tellsOfAConversation() throws JsonProcessingException {
        assertThat(json.writeValueAsString(Payload.of(CHANGED))).isEqualTo("""
                {"type":"conversation.changed","timestamp":"2026-03-01T08:00:00.123456Z","data":{"appId":"wx1",\
                "openId":"user-1","conversationId":"00000000-0000-0001-0000-000000000001","state":"WAITING",\
                "robot":false,"agentId":null}}""");
    }

    @Test
    void tellsOfWindows() throws JsonProcessingException {
        assertThat(json.writeValueAsString(Payload.of(CLOSING))).isEqualTo("""
                {"type":"window.closing","timestamp":"2026-03-01T08:00:00.123456Z","data":{"appId":"wx1",\
                "openId":"user-1","conversationId":"00000000-0000-0001-0000-000000000001",\
                "unansweredSince":"2026-02-27T10:00:00Z","closesAt":"2026-03-01T10:00:00Z"}}""");
        assertThat(json.writeValueAsString(Payload.of(LOST))).isEqualTo("""
                {"type":"window.lost","timestamp":"2026-03-01T08:00:00.123456Z","data":{"appId":"wx1",\
                "openId":"user-1","conversationId":"00000000-0000-0001-0000-000000000001",\
                "unansweredSince":"2026-02-27T10:00:00Z","closedAt":"2026-03-01T10:00:00Z"}}""");
    }

    @Test
    void tellsThatAUserIsErased() throws JsonProcessingException {
        assertThat(json.writeValueAsString(Payload.of(ERASED))).isEqualTo("""
                {"type":"user.erased","timestamp":"2026-03-01T08:00:00.123456Z","data":{"appId":"wx1",\
                "openId":"user-1"}}""");
    }

    @Test
    void everyEventOfTheTopicHasATypeOfItsOwn() {
        // Given
        List<ConversationEvent> samples = List.of(CHANGED, CLOSING, LOST, ERASED);
        JsonSubTypes family = ConversationEvent.class.getAnnotation(JsonSubTypes.class);

        // When, then
        assertThat(samples)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(family.value())
                        .map(JsonSubTypes.Type::value)
                        .toList());
        assertThat(samples).extracting(EventType::of).containsExactlyInAnyOrder(EventType.values());
    }

    @Test
    void theNamesInTheApiAreThoseThatAreSent() throws JsonProcessingException {
        for (EventType type : EventType.values()) {
            assertThat(json.writeValueAsString(type)).isEqualTo('"' + type.wireName() + '"');
        }
    }
}
