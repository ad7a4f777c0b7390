package io.zhike.sender.typing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.events.UserKey;
import io.zhike.sender.Records;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class TypingIT {

    private final UserKey user = new UserKey(WeChatResource.APP, "o" + UUID.randomUUID());
    private final WeChatStandIn weChat = WeChatResource.weChat();

    @Inject
    TestClock clock;

    @Inject
    ShowTyping showTyping;

    @Test
    void weChatIsToldOncePerFifteenSecondsWhateverItAnswers() {
        // Given a token
        var another = new UserKey(WeChatResource.APP, "o" + UUID.randomUUID());
        await().until(() -> {
            showTyping.hide(another);
            showTyping.show(another);
            return !weChat.typing(another.openId()).isEmpty();
        });

        // When
        for (int key = 0; key < 10; key++) {
            showTyping.show(user);
            clock.advance(Duration.ofSeconds(1));
        }

        // Then
        await().untilAsserted(() -> assertThat(weChat.typing(user.openId())).containsExactly("Typing"));

        // When
        clock.advance(Duration.ofSeconds(6));
        showTyping.show(user);

        // Then
        await().untilAsserted(() -> assertThat(weChat.typing(user.openId())).containsExactly("Typing", "Typing"));

        // When
        showTyping.hide(user);
        showTyping.hide(user);

        // Then
        await().untilAsserted(() ->
                assertThat(weChat.typing(user.openId())).containsExactly("Typing", "Typing", "CancelTyping"));
    }
}
