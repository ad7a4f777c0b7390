package io.zhike.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.SelfReported;
import io.zhike.events.routed.TransferTexts;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/asyncapi.yaml} says of topics and events what the code says. */
class AsyncApiTest {

    private static final JsonNode DOCUMENT = read();

    /** What JSON has for the types that need no schema of their own. */
    private static final Map<Type, String> PLAIN = Map.of(
            String.class, "string",
            UUID.class, "string uuid",
            Instant.class, "string date-time",
            int.class, "integer",
            Integer.class, "integer",
            long.class, "integer",
            boolean.class, "boolean");

    /** Records that are called otherwise in the document, where names stand without their interface's. */
    private static final Map<Class<?>, String> RENAMED = Map.of(
            ReplyContent.Image.class, "ReplyImage",
            ReplyContent.Link.class, "ReplyLink",
            ReplyContent.MiniProgramPage.class, "ReplyMiniProgramPage",
            ReplyContent.Menu.class, "ReplyMenu",
            ReplyContent.Menu.Choice.class, "ReplyMenuChoice",
            MessageContent.Text.class, "MessageText",
            MessageContent.Image.class, "MessageImage",
            MessageContent.MiniProgramPage.class, "MessageMiniProgramPage",
            ReplyContent.Text.class, "ReplyText");

    static Stream<Class<?>> records() {
        return Stream.concat(
                        Arrays.stream(Topic.values()).flatMap(topic -> members(topic.family())),
                        Stream.of(
                                TransferTexts.class,
                                SelfReported.class,
                                NewestPush.class,
                                MessageContent.Text.class,
                                MessageContent.Image.class,
                                MessageContent.MiniProgramPage.class,
                                ReplyContent.Text.class,
                                ReplyContent.Image.class,
                                ReplyContent.Link.class,
                                ReplyContent.MiniProgramPage.class,
                                ReplyContent.Menu.class,
                                ReplyContent.Menu.Choice.class))
                .distinct();
    }

    @Test
    void hasNoOtherTopics() {
        Stream<String> topics =
                Stream.concat(Arrays.stream(Topic.values()).map(Topic::topicName), Stream.of(Topic.Names.DEAD_LETTERS));
        assertThat(DOCUMENT.path("channels"))
                .extracting(channel -> channel.path("address").asText())
                .containsExactlyInAnyOrderElementsOf(topics.toList());
    }

    @ParameterizedTest
    @EnumSource
    void aTopicHasItsEvents(Topic topic) {
        assertThat(channel(topic.topicName()).path("messages"))
                .extracting(message -> resolve(message).path("name").asText())
                .containsExactlyInAnyOrderElementsOf(topic.types());
    }

    @ParameterizedTest
    @EnumSource
    void aTopicIsKeptAsLong(Topic topic) {
        JsonNode settings = kafka(topic.topicName()).path("topicConfiguration");
        switch (topic.retention()) {
            case Topic.Retention.DeletedAfter(Duration time) -> {
                assertThat(settings.at("/cleanup.policy/0").asText()).isEqualTo("delete");
                assertThat(settings.path("retention.ms").asLong()).isEqualTo(time.toMillis());
            }
            case Topic.Retention.Compacted() ->
                assertThat(settings.at("/cleanup.policy/0").asText()).isEqualTo("compact");
        }
        assertThat(kafka(topic.topicName()).path("partitions").asInt()).isEqualTo(Topic.DEFAULT_PARTITIONS);
    }

    @Test
    void deadLettersAreKeptAsLong() {
        assertThat(kafka(Topic.Names.DEAD_LETTERS)
                        .at("/topicConfiguration/retention.ms")
                        .asLong())
                .isEqualTo(Topic.DEAD_LETTERS_KEPT.toMillis());
    }

    @ParameterizedTest
    @EnumSource
    void aTypeIsNamedAsItTravels(Topic topic) {
        for (JsonSubTypes.Type type :
                topic.family().getAnnotation(JsonSubTypes.class).value()) {
            JsonNode message = DOCUMENT.at("/components/messages/" + schemaName(type.value()));
            assertThat(message.path("name").asText()).isEqualTo(type.name());
            assertThat(message.at("/payload/$ref").asText()).isEqualTo(reference(type.value()));
            assertThat(message.at("/traits/0/$ref").asText()).isEqualTo("#/components/messageTraits/event");
            assertThat(schema(type.value()).at("/properties/type/const").asText())
                    .isEqualTo(type.name());
        }
    }

    @Test
    void anEventsHeadersAreThoseThatItHas() {
        JsonNode headers = resolve(DOCUMENT.at("/components/messageTraits/event/headers"));
        Set<String> written = new EventCodec()
                .headers(Topic.INBOUND, Samples.MESSAGE, "gateway")
                .keySet();
        assertThat(headers.path("required")).extracting(JsonNode::asText).containsExactlyElementsOf(written);
        assertThat(headers.path("properties").fieldNames()).toIterable().containsAll(written);
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyFieldIsDescribedAndNoOther(Class<?> described) {
        JsonNode properties = schema(described).path("properties");
        assertThat(properties.fieldNames())
                .toIterable()
                .filteredOn(name -> !name.equals("type"))
                .containsExactlyElementsOf(Arrays.stream(described.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        for (RecordComponent component : described.getRecordComponents()) {
            assertDescribed(component.getGenericType(), properties.path(component.getName()));
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatIsNeverLeftOutIsRequired(Class<?> described) {
        assertThat(schema(described).path("required"))
                .extracting(JsonNode::asText)
                .filteredOn(name -> !name.equals("type"))
                .containsExactlyElementsOf(Arrays.stream(described.getRecordComponents())
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .filter(component -> !component.getAccessor().isAnnotationPresent(JsonInclude.class))
                        .map(RecordComponent::getName)
                        .toList());
    }

    private static void assertDescribed(Type type, JsonNode property) {
        switch (type) {
            case Class<?> plain
            when PLAIN.containsKey(plain) -> assertThat(kind(property)).isEqualTo(PLAIN.get(plain));
            case Class<?> constants
            when constants.isEnum() ->
                assertThat(resolve(property).path("enum"))
                        .extracting(JsonNode::asText)
                        .containsExactlyElementsOf(Arrays.stream(constants.getEnumConstants())
                                .map(Object::toString)
                                .toList());
            case Class<?> family
            when family.isSealed() -> {
                assertThat(property.path("$ref").asText()).isEqualTo(reference(family));
                assertThat(resolve(property).path("oneOf"))
                        .extracting(member -> member.path("$ref").asText())
                        .containsExactlyElementsOf(
                                members(family).map(AsyncApiTest::reference).toList());
            }
            case Class<?> other -> assertThat(property.path("$ref").asText()).isEqualTo(reference(other));
            case ParameterizedType list
            when list.getRawType() == List.class -> {
                assertThat(kind(property)).isEqualTo("array");
                assertDescribed(list.getActualTypeArguments()[0], property.path("items"));
            }
            case ParameterizedType map
            when map.getRawType() == Map.class -> {
                assertThat(kind(property)).isEqualTo("object");
                assertDescribed(map.getActualTypeArguments()[1], property.path("additionalProperties"));
            }
            default -> throw new AssertionError("No rule for " + type);
        }
    }

    private static Stream<Class<?>> members(Class<?> family) {
        return Arrays.stream(family.getAnnotation(JsonSubTypes.class).value()).map(JsonSubTypes.Type::value);
    }

    private static String kind(JsonNode property) {
        String type = property.path("type").asText();
        return property.has("format") ? type + ' ' + property.path("format").asText() : type;
    }

    private static String schemaName(Class<?> described) {
        return RENAMED.getOrDefault(described, described.getSimpleName());
    }

    private static String reference(Class<?> described) {
        return "#/components/schemas/" + schemaName(described);
    }

    private static JsonNode schema(Class<?> described) {
        return DOCUMENT.at(reference(described).substring(1));
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static JsonNode kafka(String topicName) {
        return channel(topicName).at("/bindings/kafka");
    }

    private static JsonNode channel(String topicName) {
        return StreamSupport.stream(DOCUMENT.path("channels").spliterator(), false)
                .filter(one -> one.path("address").asText().equals(topicName))
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Path.of("../../docs/asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
