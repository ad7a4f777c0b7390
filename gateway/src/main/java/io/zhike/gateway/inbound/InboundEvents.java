package io.zhike.gateway.inbound;

import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.OtherPush;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.wechat.push.Push;
import io.zhike.wechat.push.Push.Envelope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a push says to the other services. Whatever they have no event for yet goes to them whole. */
public final class InboundEvents {

    private InboundEvents() {}

    /**
     * The event of a push.
     *
     * @param handedOver WeChat's own web tool gets it, if it is a message
     * @throws EmptyMessageException where it is a text without words or a picture without its id
     */
    public static InboundEvent of(String appId, Push push, Instant receivedAt, boolean handedOver) {
        return switch (push) {
            case Push.Text(var envelope, var content)
            when content.isEmpty() -> throw new EmptyMessageException("Content");
            case Push.Text(var envelope, var content) ->
                userMessage(appId, envelope, text(envelope, content), receivedAt, handedOver);
            case Push.Image(var envelope, var pictureUrl, var mediaId)
            when mediaId.isEmpty() -> throw new EmptyMessageException("MediaId");
            case Push.Image(var envelope, var pictureUrl, var mediaId) ->
                userMessage(
                        appId,
                        envelope,
                        new MessageContent.Image(mediaId, nullIfEmpty(pictureUrl)),
                        receivedAt,
                        handedOver);
            case Push.MiniProgramPage page -> userMessage(appId, page.envelope(), card(page), receivedAt, handedOver);
            case Push.SessionEntered entered ->
                new SessionEntered(
                        EventId.of(appId, entered.envelope()),
                        appId,
                        entered.openId(),
                        entered.createTime(),
                        receivedAt,
                        nullIfEmpty(entered.sessionFrom()));
            case Push.Other other -> other(appId, other.envelope(), receivedAt, other.msgType(), other.event());
        };
    }

    /** WeChat documents the id of a tapped choice for official accounts; whether mini programs get it is not said. */
    private static MessageContent text(Envelope envelope, String content) {
        return new MessageContent.Text(content, envelope.fields().get("bizmsgmenuid"));
    }

    private static MessageContent card(Push.MiniProgramPage page) {
        return new MessageContent.MiniProgramPage(
                page.title(),
                page.appId(),
                page.pagePath(),
                nullIfEmpty(page.thumbUrl()),
                nullIfEmpty(page.thumbMediaId()));
    }

    private static UserMessage userMessage(
            String appId, Push.Envelope push, MessageContent content, Instant receivedAt, boolean handedOver) {
        return new UserMessage(
                EventId.of(appId, push),
                appId,
                push.openId(),
                push.createTime(),
                receivedAt,
                nullIfEmpty(push.msgId()),
                content,
                nullIfEmpty(push.fields().get("BusinessId")),
                handedOver);
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
