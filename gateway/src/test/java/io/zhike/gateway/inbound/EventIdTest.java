package io.zhike.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.wechat.push.Push;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdTest {

    private static final Map<String, String> MESSAGE = Map.of(
            "ToUserName", "gh_1",
            "FromUserName", "user-1",
            "CreateTime", "1714112445",
            "MsgType", "text",
            "Content", "hello",
            "MsgId", "1234567890123456");

    private static final Map<String, String> EVENT = Map.of(
            "ToUserName", "gh_1",
            "FromUserName", "user-1",
            "CreateTime", "1714112445",
            "MsgType", "event",
            "Event", "user_enter_tempsession",
            "SessionFrom", "order");

    @Test
    void staysWhatItIsAcrossReleases() {
        // When
        var message = id("wx1", MESSAGE);
        var event = id("wx1", EVENT);

        // Then
        assertThat(message).hasToString("92fed3c2-58dc-801d-b4fa-3d83fded2540");
        assertThat(event).hasToString("c27660f5-721c-85f2-bb98-5d875cdab6a7");
    }

    @Test
    void isAUuidOfVersion8() {
        // When
        var id = id("wx1", MESSAGE);

        // Then
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void ofAMessageComesFromAppUserMsgIdAndCreateTime() {
        // When
        var id = id("wx1", MESSAGE);

        // Then
        assertThat(id("wx2", MESSAGE)).isNotEqualTo(id);
        assertThat(id("wx1", with(MESSAGE, "FromUserName", "user-2"))).isNotEqualTo(id);
        assertThat(id("wx1", with(MESSAGE, "MsgId", "1234567890123457"))).isNotEqualTo(id);
        assertThat(id("wx1", with(MESSAGE, "CreateTime", "1714112446"))).isNotEqualTo(id);
        assertThat(id("wx1", with(MESSAGE, "Content", "HELLO"))).isEqualTo(id);
    }

    @Test
    void takesMsgIdAsItsExactText() {
        // Given two that are the same number
        var plain = with(MESSAGE, "MsgId", "7");
        var padded = with(MESSAGE, "MsgId", "07");

        // When
        var id = id("wx1", plain);

        // Then
        assertThat(id("wx1", padded)).isNotEqualTo(id);
    }

    @Test
    void ofAPushWithoutMsgIdComesFromAllItsFields() {
        // When
        var id = id("wx1", EVENT);

        // Then
        assertThat(id("wx1", with(EVENT, "SessionFrom", "cart"))).isNotEqualTo(id);
        assertThat(id("wx1", with(EVENT, "CreateTime", "1714112446"))).isNotEqualTo(id);
        assertThat(id("wx1", with(EVENT, "MsgId", ""))).isNotEqualTo(id);
        assertThat(id("wx2", EVENT)).isNotEqualTo(id);
        assertThat(id("wx1", new TreeMap<>(EVENT))).isEqualTo(id);
    }

    @Test
    void changesWhenACharacterMovesFromOneFieldIntoTheNext() {
        // Given
        var left = with(with(EVENT, "A", "xy"), "B", "z");
        var right = with(with(EVENT, "A", "x"), "B", "yz");
        var name = with(with(EVENT, "Ax", "y"), "B", "z");

        // When
        var id = id("wx1", left);

        // Then
        assertThat(id("wx1", right)).isNotEqualTo(id);
        assertThat(id("wx1", name)).isNotEqualTo(id);
        assertThat(id("wx1u", with(MESSAGE, "FromUserName", "ser")))
                .isNotEqualTo(id("wx1", with(MESSAGE, "FromUserName", "user")));
    }

    private static UUID id(String appId, Map<String, String> fields) {
        return EventId.of(appId, Push.of(new TreeMap<>(fields)).envelope());
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var changed = new TreeMap<>(fields);
        changed.put(name, value);
        return changed;
    }
}
