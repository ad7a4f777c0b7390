package io.zhike.events;

import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.conversation.UserErased;
import io.zhike.events.conversation.WindowClosing;
import io.zhike.events.conversation.WindowLost;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.OtherPush;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.outbound.ReplyRequested;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySource;
import io.zhike.events.outbound.ReplyWithdrawn;
import io.zhike.events.quota.QuotaChanged;
import io.zhike.events.quota.Spent;
import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.SelfReported;
import io.zhike.events.routed.TransferTexts;
import io.zhike.events.update.ConversationUpdated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** One event of every kind, with all its parts; {@code golden/} has the same as JSON. */
final class Samples {

    private static final UUID ID = UUID.fromString("0199c0de-0000-7000-8000-000000000001");
    private static final UUID REPLY = UUID.fromString("0199c0de-0000-7000-8000-000000000002");
    private static final UUID CONVERSATION = UUID.fromString("0199c0de-0000-7000-8000-000000000003");
    private static final String APP = "wxba5fad812f8e6fb9";
    private static final String USER = "oQwErTyUiOpAsDfGhJkLzXcVbNm0";
    private static final Instant CREATED = Instant.parse("2026-01-01T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-01-01T08:00:00.123456Z");
    private static final Instant TWO_DAYS_LATER = Instant.parse("2026-01-03T08:00:00Z");

    /**
     * What goes through a topic.
     *
     * @param variant which of several of its type; empty for the first
     */
    record Sample(Topic topic, Event event, String variant) {

        Sample(Topic topic, Event event) {
            this(topic, event, "");
        }

        String type() {
            return topic.typeOf(event);
        }

        /** The file's name in {@code golden/}, without {@code .json}. */
        String golden() {
            return variant.isEmpty() ? type() : type() + "." + variant;
        }

        @Override
        public String toString() {
            return topic.topicName() + " " + golden();
        }
    }

    private Samples() {}

    static final UserMessage MESSAGE = message(new MessageContent.Text("你好 👋"));

    private static UserMessage message(MessageContent content) {
        return new UserMessage(ID, APP, USER, CREATED, LATER, "23456789012345678", content, "business-1", false);
    }

    private static Sample approved(ReplyContent content, String variant) {
        return new Sample(
                Topic.OUTBOUND_APPROVED,
                new ReplyApproved(ID, APP, USER, REPLY, LATER, TWO_DAYS_LATER, ReplySource.AGENT, content),
                variant);
    }

    static Stream<Sample> all() {
        var withdrawn = new ReplyWithdrawn(ID, APP, USER, REPLY, LATER);
        return Stream.of(
                new Sample(Topic.INBOUND, MESSAGE),
                new Sample(Topic.INBOUND, message(new MessageContent.Text("查物流", "menu:main:2")), "menu-choice"),
                new Sample(
                        Topic.INBOUND,
                        message(new MessageContent.Image("media-1", "http://mmbiz.qpic.cn/mmbiz_jpg/1/0")),
                        "image"),
                new Sample(
                        Topic.INBOUND,
                        message(new MessageContent.MiniProgramPage(
                                "订单 7", APP, "pages/order?id=7", "http://mmbiz.qpic.cn/mmbiz_png/2/0", "media-2")),
                        "miniprogrampage"),
                new Sample(
                        Topic.INBOUND,
                        new UserMessage(ID, APP, USER, CREATED, LATER, null, new MessageContent.Text("在吗"), null, true),
                        "handed-over"),
                new Sample(Topic.INBOUND, new SessionEntered(ID, APP, USER, CREATED, LATER, "page=pages/order")),
                new Sample(
                        Topic.INBOUND,
                        new OtherPush(
                                ID,
                                APP,
                                USER,
                                CREATED,
                                LATER,
                                "event",
                                "user_authorization_revoke",
                                Map.of("RevokeInfo", "1"))),
                new Sample(
                        Topic.ROUTED,
                        new MessageRouted(
                                ID,
                                APP,
                                USER,
                                LATER,
                                3,
                                MessageRouted.Decision.HUMAN,
                                MessageRouted.Reason.KEYWORD,
                                "人工",
                                "售后",
                                List.of(new ReplyContent.Text("您好")),
                                new TransferTexts(
                                        "正在为您接入人工客服，请稍候", "您前面还有 {ahead} 人", "客服暂不在线", "当前为非工作时间（09:00-18:00）"),
                                new SelfReported("小明", "https://example.com/a.png", "商品页"),
                                MESSAGE)),
                new Sample(
                        Topic.OUTBOUND_REQUESTED,
                        new ReplyRequested(
                                ID,
                                APP,
                                USER,
                                REPLY,
                                LATER,
                                ReplySource.AGENT,
                                new ReplyContent.Text("请稍等"),
                                new NewestPush(MESSAGE.id(), NewestPush.Kind.ENTERED, CREATED, LATER),
                                new NewestPush(CONVERSATION, NewestPush.Kind.MESSAGE, CREATED, LATER))),
                new Sample(Topic.OUTBOUND_REQUESTED, withdrawn),
                approved(new ReplyContent.Text("请稍等"), ""),
                approved(new ReplyContent.Image(CONVERSATION), "image"),
                approved(new ReplyContent.Link("活动", "今天截止", "https://shop.example/sale", ""), "link"),
                approved(new ReplyContent.MiniProgramPage("订单 7", "pages/order?id=7", CONVERSATION), "miniprogrampage"),
                approved(
                        new ReplyContent.Menu(
                                "您想咨询：", List.of(new ReplyContent.Menu.Choice("refund", "退款")), "回复“人工”转人工客服"),
                        "msgmenu"),
                new Sample(Topic.OUTBOUND_APPROVED, withdrawn),
                new Sample(
                        Topic.OUTBOUND_SETTLED,
                        new ReplySettled(
                                ID,
                                APP,
                                USER,
                                REPLY,
                                LATER,
                                ReplySettled.Outcome.REFUSED,
                                ReplySettled.Reason.QUOTA_EXHAUSTED,
                                ReplySettled.Rule.NONE_LEFT,
                                45047,
                                CREATED,
                                LATER)),
                new Sample(
                        Topic.QUOTA,
                        new QuotaChanged(ID, APP, USER, LATER, 7, 2, 3, new Spent(1, 0, 0), TWO_DAYS_LATER)),
                new Sample(
                        Topic.CONVERSATIONS,
                        new ConversationChanged(
                                ID,
                                APP,
                                USER,
                                LATER,
                                CONVERSATION,
                                3,
                                ConversationChanged.State.SERVING,
                                false,
                                "li",
                                true,
                                TWO_DAYS_LATER,
                                true)),
                new Sample(
                        Topic.CONVERSATIONS,
                        new WindowClosing(ID, APP, USER, LATER, CONVERSATION, CREATED, TWO_DAYS_LATER)),
                new Sample(
                        Topic.CONVERSATIONS,
                        new WindowLost(ID, APP, USER, LATER, CONVERSATION, CREATED, TWO_DAYS_LATER)),
                new Sample(Topic.CONVERSATIONS, new UserErased(ID, APP, USER, LATER, 42)),
                new Sample(Topic.AGENT_UPDATES, new ConversationUpdated(ID, APP, USER, LATER, CONVERSATION)));
    }
}
