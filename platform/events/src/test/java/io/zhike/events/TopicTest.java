package io.zhike.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.outbound.ReplyContent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TopicTest {

    static Stream<Class<?>> sealedFamilies() {
        return Stream.concat(
                Arrays.stream(Topic.values()).map(Topic::family), Stream.of(MessageContent.class, ReplyContent.class));
    }

    @ParameterizedTest
    @MethodSource("sealedFamilies")
    void aFamilyNamesEachOfItsMembersOnTheWire(Class<?> family) {
        assertThat(Arrays.stream(family.getAnnotation(JsonSubTypes.class).value())
                        .map(JsonSubTypes.Type::value))
                .containsExactlyInAnyOrder(family.getPermittedSubclasses())
                .allMatch(Class::isRecord);
    }

    @ParameterizedTest
    @EnumSource
    void typesAreNamedAndCounted(Topic topic) {
        assertThat(topic.types()).isNotEmpty().allMatch(type -> type.matches("zhike\\.[a-z]+(-[a-z]+)*\\.v[1-9]\\d*"));
    }

    @Test
    void oneTypeIsOneRecord() {
        // Given
        List<JsonSubTypes.Type> types = Arrays.stream(Topic.values())
                .flatMap(topic -> Stream.of(
                        topic.family().getAnnotation(JsonSubTypes.class).value()))
                .toList();

        // Then
        assertThat(types.stream().map(JsonSubTypes.Type::name).distinct())
                .hasSameSizeAs(
                        types.stream().map(JsonSubTypes.Type::value).distinct().toList());
    }

    @Test
    void refusesAnEventOfAnotherFamily() {
        assertThatIllegalArgumentException().isThrownBy(() -> Topic.QUOTA.typeOf(Samples.MESSAGE));
    }
}
