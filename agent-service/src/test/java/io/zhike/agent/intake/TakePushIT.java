package io.zhike.agent.intake;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.conversation.ConversationChanged.State;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.outbound.ReplyRequested;
import io.zhike.events.quota.QuotaChanged;
import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.SelfReported;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a routed push does to its user's conversation. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class TakePushIT {

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);

    @Inject
    Desk desk;

    @BeforeEach
    void nobodyIsThere() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void takesARedeliveredMessageOnce() {
        // Given
        MessageRouted message = user.toRobot("你好", "hello");

        // When
        records.write(Topic.ROUTED, message, message);
        records.write(Topic.ROUTED, message, user.toRobot("在吗", "yes"));

        // Then
        await().untilAsserted(() -> assertThat(texts()).containsExactly("你好", "hello", "在吗", "yes"));
        await().untilAsserted(() -> assertThat(replies()).containsExactly("hello", "yes"));
    }

    @Test
    void showsALateMessageBeforeTheOnesThatWereRoutedAfterIt() {
        // Given
        MessageRouted first = user.toRobot("one");

        // When
        records.write(Topic.ROUTED, user.toRobot("two"), user.late("late"), first);

        // Then
        await().untilAsserted(() -> assertThat(texts()).containsExactly("two", "late", "one"));
        assertThat(messages().get(1)).containsEntry("number", 2).containsEntry("shownBefore", 1);
        assertThat(records.changes(user.openId()))
                .extracting(ConversationChanged::number)
                .doesNotContain(1L);
    }

    @Test
    void keepsPicturesAndCards() {
        // When
        records.write(
                Topic.ROUTED,
                user.toRobot(new MessageContent.Image("media-1", null)),
                user.toRobot(new MessageContent.MiniProgramPage("订单 7", "wx2", "pages/order?id=7", null, null)));

        // Then
        await().untilAsserted(() -> assertThat(messages()).hasSize(2));
        assertThat(messages().getFirst())
                .containsEntry("type", "image")
                .containsEntry(
                        "content",
                        Map.of("type", "image", "mediaId", messages().getFirst().get("id")))
                .doesNotContainKey("text");
        assertThat(messages().getLast())
                .containsEntry("type", "miniprogrampage")
                .containsEntry(
                        "content",
                        Map.of(
                                "type", "miniprogrampage",
                                "title", "订单 7",
                                "appId", "wx2",
                                "pagePath", "pages/order?id=7"));
    }

    @Test
    void theRobotAnswersWithMoreThanWords() {
        // Given
        UUID picture = UUID.randomUUID();
        ReplyContent[] said = {
            new ReplyContent.Text("请看"),
            new ReplyContent.Image(picture),
            new ReplyContent.Link("退货说明", "七天", "https://shop.example/returns", ""),
            new ReplyContent.MiniProgramPage("我的订单", "pages/orders", picture),
            new ReplyContent.Menu("请选择", List.of(new ReplyContent.Menu.Choice("main:1", "查物流")), "回复数字即可")
        };

        // When
        records.write(Topic.ROUTED, user.menuChoice("售后", said));

        // Then
        await().untilAsserted(() -> assertThat(records.replies(user.openId()))
                .extracting(ReplyRequested::content)
                .containsExactly(said));
        assertThat(messages())
                .extracting(message -> message.get("type"))
                .containsExactly("text", "text", "image", "link", "miniprogrampage", "msgmenu");
        assertThat(messages())
                .extracting(message -> message.get("source"))
                .containsExactly("user", "robot", "robot", "robot", "robot", "robot");
        assertThat(messages().getFirst()).containsEntry("text", "售后");
        assertThat(messages().getLast().get("content"))
                .isEqualTo(Map.of(
                        "type", "msgmenu",
                        "head", "请选择",
                        "choices", List.of(Map.of("id", "main:1", "text", "查物流")),
                        "tail", "回复数字即可"));
    }

    @Test
    void theGroupNamedLastIsShown() {
        // Given
        records.write(Topic.ROUTED, user.toRobot("你好"));
        awaitConversation("ROBOT");
        assertThat(Desk.conversationOf(user.openId())).doesNotContainKey("group");

        // When
        records.write(Topic.ROUTED, user.keyword("人工", "售前"), user.keyword("退货", "售后"), user.withPeople("在吗"));

        // Then
        await().untilAsserted(() -> assertThat(texts()).contains("在吗"));
        assertThat(Desk.conversationOf(user.openId())).containsEntry("group", "售后");
    }

    @Test
    void whatTheMiniProgramSaidLastOfItsUserIsShown() {
        // Given
        records.write(Topic.ROUTED, user.toRobot("你好"));
        awaitConversation("ROBOT");
        assertThat(Desk.conversationOf(user.openId())).doesNotContainKey("selfReported");

        // When
        records.write(
                Topic.ROUTED,
                user.visitOf(new SelfReported("小明", "https://example.com/a.png", "商品页")),
                user.visitOf(new SelfReported("小红", null, "订单页")),
                user.visitOf(null),
                user.toRobot("在吗"));

        // Then
        await().untilAsserted(() -> assertThat(texts()).contains("在吗"));
        assertThat(Desk.conversationOf(user.openId()))
                .containsEntry("selfReported", Map.of("nickName", "小红", "source", "订单页"));
    }

    @Test
    void opensNothingForAVisit() {
        // When
        records.write(Topic.ROUTED, user.visit("welcome"));

        // Then
        await().untilAsserted(() -> assertThat(replies()).containsExactly("welcome"));
        assertThat(Desk.conversationsOf(user.openId())).isEmpty();
        assertThat(records.changes(user.openId())).isEmpty();
    }

    @Test
    void namesTheNewestPushInEveryReply() {
        // Given
        MessageRouted message = user.toRobot("你好", "hello");

        // When
        records.write(Topic.ROUTED, user.visit(), message);

        // Then
        await().untilAsserted(() -> assertThat(records.replies(user.openId()))
                .extracting(ReplyRequested::newestPush)
                .containsExactly(NewestPush.of(message.push()).orElseThrow()));
    }

    @Test
    void theRobotIsSilentOnceAPersonHasAnsweredThoughRoutingDoesNotKnow() {
        // Given
        records.write(Topic.ROUTED, user.toRobot("你好", "hello"));
        String id = awaitConversation("ROBOT");
        Desk.status("li", "ONLINE");
        Desk.say("li", id, "我来").then().statusCode(202);

        // When
        records.write(Topic.ROUTED, user.toRobot("多少钱", "fallback"), user.visit("welcome"));

        // Then
        await().untilAsserted(() -> assertThat(texts()).containsExactly("你好", "hello", "我来", "多少钱", "用户进入会话"));
        await().untilAsserted(() -> assertThat(replies()).containsExactly("hello", "我来"));
        await().untilAsserted(() -> assertThat(records.changes(user.openId()))
                .extracting(change -> change.number() + " " + change.state() + " " + change.withPeople() + " "
                        + change.personInvolved())
                .containsExactly("1 ROBOT false false", "1 SERVING true true", "2 SERVING true true"));
    }

    @Test
    void whatWeChatsWebToolHasIsWrittenDownAndAnsweredByNobody() {
        // When
        records.write(Topic.ROUTED, user.handedOver("有人吗"), user.handedOver("人工"));

        // Then
        awaitConversation("ROBOT");
        await().untilAsserted(() -> assertThat(texts()).containsExactly("有人吗", "人工"));
        assertThat(replies()).isEmpty();
        assertThat(Desk.conversationOf(user.openId())).containsEntry("handedOver", true);
    }

    @Test
    void whatWeChatsWebToolHasChangesNoState() {
        // Given
        Desk.status("li", "ONLINE");
        records.write(Topic.ROUTED, user.switchedOff("你好"));
        awaitConversation("SERVING");

        // When
        records.write(Topic.ROUTED, user.handedOver("在吗"));

        // Then
        await().untilAsserted(() -> assertThat(texts()).containsExactly("你好", "在吗"));
        assertThat(Desk.conversationOf(user.openId())).containsEntry("state", "SERVING");
        assertThat(Desk.conversationOf(user.openId())).containsEntry("handedOver", true);

        // When
        records.write(Topic.ROUTED, user.withPeople("谢谢"));

        // Then
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId())).containsEntry("handedOver", false));
    }

    @Test
    void aChangeIsSaidAgainWhenRoutingMayNotHaveKnownIt() {
        // Given
        records.write(Topic.ROUTED, user.switchedOff("你好", "menu"));
        String id = awaitConversation("WAITING");
        Desk.status("li", "ONLINE");
        awaitConversation("SERVING");
        Desk.say("li", id, "您好").then().statusCode(202);

        // When
        records.write(Topic.ROUTED, user.switchedOff("价格", "price"), user.withPeople("谢谢"));

        // Then
        await().untilAsserted(() -> assertThat(texts()).contains("谢谢"));
        assertThat(replies()).doesNotContain("price");
        await().untilAsserted(() -> assertThat(records.changes(user.openId()))
                .extracting(change -> change.number() + " " + change.state() + " " + change.personInvolved())
                .containsExactly("1 WAITING false", "1 SERVING false", "1 SERVING true", "2 SERVING true"));
    }

    @Test
    void anEndThatRoutingMayNotHaveKnownIsSaidAgainAfterEveryVisit() {
        // Given
        records.write(Topic.ROUTED, user.toRobot("你好"));
        Desk.end("admin", awaitConversation("ROBOT")).then().statusCode(200);

        // When
        records.write(Topic.ROUTED, user.visit(), user.visit());

        // Then
        await().untilAsserted(() -> assertThat(records.changes(user.openId()))
                .extracting(change -> change.number() + " " + change.state() + " " + change.withPeople())
                .containsExactly("1 ROBOT false", "1 ENDED false", "2 ENDED false", "3 ENDED false"));
    }

    @Test
    void aMessageAfterTheEndOpensAnotherConversation() {
        // Given
        records.write(Topic.ROUTED, user.toRobot("你好"));
        Desk.end("admin", awaitConversation("ROBOT")).then().statusCode(200);

        // When
        records.write(Topic.ROUTED, user.withPeople("还在吗"));

        // Then
        await().untilAsserted(() -> assertThat(Desk.conversationsOf(user.openId()))
                .extracting(conversation -> conversation.get("state"))
                .containsExactly("WAITING", "ENDED"));
        await().untilAsserted(() -> assertThat(records.changes(user.openId()))
                .last()
                .extracting(ConversationChanged::state, ConversationChanged::withPeople)
                .containsExactly(State.WAITING, true));
    }

    @Test
    void showsTheNewestQuota() {
        // Given
        records.write(Topic.ROUTED, user.toRobot("你好"));
        awaitConversation("ROBOT");

        // When
        records.write(Topic.QUOTA, quota(3, 1), quota(2, 2));
        records.write(Topic.QUOTA, quota(1, 3));

        // Then
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId()).get("quota"))
                                .asInstanceOf(InstanceOfAssertFactories.MAP)
                                .containsEntry("remaining", 1));
    }

    private QuotaChanged quota(long version, int remaining) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new QuotaChanged(
                UUID.randomUUID(), FIRST_APP, user.openId(), now, version, remaining, 3, null, now.plusSeconds(3600));
    }

    private String awaitConversation(String state) {
        await().untilAsserted(
                        () -> assertThat(Desk.conversationOf(user.openId())).containsEntry("state", state));
        return Desk.idOf(user.openId());
    }

    private List<Map<String, Object>> messages() {
        return Desk.messages(Desk.idOf(user.openId()));
    }

    private List<String> texts() {
        return messages().stream().map(message -> (String) message.get("text")).toList();
    }

    private List<String> replies() {
        return records.replies(user.openId()).stream()
                .map(reply -> ((ReplyContent.Text) reply.content()).text())
                .toList();
    }
}
