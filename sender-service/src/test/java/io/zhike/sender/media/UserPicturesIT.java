package io.zhike.sender.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.UserMessage;
import io.zhike.sender.AgentServiceStandIn;
import io.zhike.sender.Records;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Fate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What users send is fetched while WeChat has it, and brought to agent-service. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class UserPicturesIT {

    private static final byte[] PICTURE = "a picture".getBytes(UTF_8);

    private final String weChatId = "media-" + UUID.randomUUID();
    private final Records records = new Records();
    private final WeChatStandIn weChat = WeChatResource.weChat();
    private final AgentServiceStandIn agentService = WeChatResource.agentService();

    @Inject
    TestClock clock;

    @AfterEach
    void close() {
        agentService.answerPuts(204);
        records.close();
    }

    @Test
    void aPictureIsBroughtByTheIdOfItsMessage() {
        // Given
        weChat.keep(weChatId, PICTURE);

        // When
        UserMessage message = push(new MessageContent.Image(weChatId, "http://mmbiz.qpic.cn/1"));

        // Then
        awaitBrought(message);
        await().untilAsserted(() -> assertThat(isWaiting(message)).isFalse());
    }

    @Test
    void aCardsPictureIsBroughtToo() {
        weChat.keep(weChatId, PICTURE);
        awaitBrought(push(new MessageContent.MiniProgramPage("订单", "wx2", "pages/order", null, weChatId)));
    }

    @Test
    void aBusyWeChatIsAskedAgainWithPauses() {
        // Given
        weChat.keep(weChatId, PICTURE);
        weChat.planMedia(weChatId, Fate.errcode(-1), Fate.errcode(42001), new WeChatStandIn.Answer(502, "bad gateway"));

        // When
        UserMessage message = push(new MessageContent.Image(weChatId, null));

        // Then
        await().pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(2));
            assertThat(agentService.find(WeChatResource.APP, message.id())).hasValue(PICTURE);
        });
    }

    @Test
    void aPictureThatWeChatDoesNotHaveIsGivenUp() {
        UserMessage message = push(new MessageContent.Image(weChatId, null));
        await().untilAsserted(() -> assertThat(isHandled(message)).isTrue());
        await().untilAsserted(() -> assertThat(isWaiting(message)).isFalse());
        assertThat(agentService.find(WeChatResource.APP, message.id())).isEmpty();
    }

    @Test
    void whatAgentServiceRefusesIsGivenUpAndWhatItCannotTakeNowIsBroughtLater() {
        // Given
        weChat.keep(weChatId, PICTURE);
        agentService.answerPuts(422);
        UserMessage refused = push(new MessageContent.Image(weChatId, null));
        await().untilAsserted(() -> assertThat(isHandled(refused)).isTrue());
        await().untilAsserted(() -> assertThat(isWaiting(refused)).isFalse());

        // When
        agentService.answerPuts(503);
        UserMessage message = push(new MessageContent.Image(weChatId, null));
        await().untilAsserted(() -> assertThat(isWaiting(message)).isTrue());
        agentService.answerPuts(204);

        // Then
        await().pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(2));
            assertThat(agentService.find(WeChatResource.APP, message.id())).hasValue(PICTURE);
        });
        assertThat(agentService.find(WeChatResource.APP, refused.id())).isEmpty();
    }

    private UserMessage push(MessageContent content) {
        var message = new UserMessage(
                UUID.randomUUID(),
                WeChatResource.APP,
                "o" + UUID.randomUUID(),
                clock.instant(),
                clock.instant(),
                "1",
                content,
                null,
                false);
        records.push(message);
        return message;
    }

    private void awaitBrought(UserMessage message) {
        await().untilAsserted(() ->
                assertThat(agentService.find(WeChatResource.APP, message.id())).hasValue(PICTURE));
    }

    private static boolean isWaiting(UserMessage message) {
        return QuarkusTransaction.requiringNew().call(() -> PictureFetchRow.findById(message.id()) != null);
    }

    private static boolean isHandled(UserMessage message) {
        return QuarkusTransaction.requiringNew().call(() -> (Boolean) PictureFetchRow.getSession()
                .createNativeQuery("select exists (select 1 from handled_event where event_id = ?1)", Boolean.class)
                .setParameter(1, message.id())
                .getSingleResult());
    }
}
