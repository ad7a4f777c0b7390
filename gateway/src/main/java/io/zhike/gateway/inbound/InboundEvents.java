package io.zhike.gateway.inbound;

import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.OtherPush;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.wechat.push.Push;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a push says to the other services. Whatever they have no event for yet goes to them whole. */
public final class InboundEvents {

    private InboundEvents() {}

    /**
     * The event of a push.
     *
     * @throws EmptyMessageException where it is a text message without text
     */
    public static InboundEvent of(String appId, Push push, Instant receivedAt) {
        return switch (push) {
            case Push.Text text -> userMessage(appId, text, receivedAt);
            case Push.SessionEntered entered ->
                new SessionEntered(
                        EventId.of(appId, entered.envelope()),
                        appId,
                        entered.openId(),
                        entered.createTime(),
                        receivedAt,
                        nullIfEmpty(entered.sessionFrom()));
            case Push.Image image -> other(appId, image.envelope(), receivedAt, "image", null);
            case Push.MiniProgramPage page -> other(appId, page.envelope(), receivedAt, "miniprogrampage", null);
            case Push.Other other -> other(appId, other.envelope(), receivedAt, other.msgType(), other.event());
        };
    }

    private static UserMessage userMessage(String appId, Push.Text text, Instant receivedAt) {
        if (text.content().isEmpty()) {
            throw new EmptyMessageException();
        }
        var push = text.envelope();
        return new UserMessage(
                EventId.of(appId, push),
                appId,
                push.openId(),
                push.createTime(),
                receivedAt,
                nullIfEmpty(push.msgId()),
                new MessageContent.Text(text.content()),
                nullIfEmpty(push.fields().get("BusinessId")));
    }

    private static OtherPush other(
            String appId, Push.Envelope push, Instant receivedAt, String msgType, @Nullable String event) {
        return new OtherPush(
                EventId.of(appId, push),
                appId,
                push.openId(),
                push.createTime(),
                receivedAt,
                msgType,
                event,
                push.fields());
    }

    private static @Nullable String nullIfEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
