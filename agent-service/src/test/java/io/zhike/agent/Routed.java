package io.zhike.agent;

import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.MessageRouted.Decision;
import io.zhike.events.routed.MessageRouted.Reason;
import io.zhike.events.routed.TransferTexts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One user's pushes, as routing-service passes them on. */
public final class Routed {

    public static final TransferTexts TEXTS = new TransferTexts("assigned", "queued {ahead}", "offline");

    private final String appId;
    private final String openId;
    private long number;

    public Routed(String appId, String openId) {
        this.appId = appId;
        this.openId = openId;
    }

    /** A user whom no other test knows. */
    public static Routed newUser(String appId) {
        return newUser(appId, "user-");
    }

    /** @param openIdStart with which the user's openid begins */
    public static Routed newUser(String appId, String openIdStart) {
        return new Routed(appId, openIdStart + UUID.randomUUID());
    }

    public String openId() {
        return openId;
    }

    /** A message that the robot answers. */
    public MessageRouted toRobot(String text, String... replies) {
        return routed(Decision.ROBOT, Reason.NO_KEYWORD, null, message(text), replies);
    }

    /** A picture or a card, to which the robot says nothing. */
    public MessageRouted toRobot(MessageContent content) {
        return routed(Decision.ROBOT, Reason.NO_KEYWORD, null, message(content));
    }

    /** A message that asks for a person. */
    public MessageRouted keyword(String text) {
        return routed(Decision.HUMAN, Reason.KEYWORD, TEXTS, message(text));
    }

    /** A message while the app's switch is off. */
    public MessageRouted switchedOff(String text, String... replies) {
        return routed(
                Decision.HUMAN,
                Reason.SWITCHED_OFF,
                new TransferTexts(null, TEXTS.queued(), TEXTS.offline()),
                message(text),
                replies);
    }

    /** A message while routing-service takes the conversation to be with people. */
    public MessageRouted withPeople(String text) {
        return routed(Decision.HUMAN, Reason.WITH_PEOPLE, null, message(text));
    }

    public MessageRouted visit(String... replies) {
        return routed(
                Decision.VISIT,
                Reason.ENTERED,
                null,
                new SessionEntered(UUID.randomUUID(), appId, openId, seconds(), millis(), "page/order"),
                replies);
    }

    /** A message that WeChat's own web tool has. */
    public MessageRouted handedOver(String text) {
        UserMessage message = new UserMessage(
                UUID.randomUUID(), appId, openId, seconds(), millis(), null, new MessageContent.Text(text), null, true);
        return routed(Decision.HANDED_OVER, Reason.HANDED_OVER, null, message);
    }

    /** As if routed and written before everything else. */
    public MessageRouted late(String text) {
        var late = new UserMessage(
                UUID.randomUUID(),
                appId,
                openId,
                seconds().minusSeconds(3600),
                millis(),
                null,
                new MessageContent.Text(text),
                null,
                false);
        return new MessageRouted(
                UUID.randomUUID(),
                appId,
                openId,
                millis(),
                1,
                Decision.ROBOT,
                Reason.NO_KEYWORD,
                null,
                List.of(),
                null,
                late);
    }

    private UserMessage message(String text) {
        return message(new MessageContent.Text(text));
    }

    private UserMessage message(MessageContent content) {
        return new UserMessage(UUID.randomUUID(), appId, openId, seconds(), millis(), null, content, null, false);
    }

    private MessageRouted routed(
            Decision decision, Reason reason, @Nullable TransferTexts texts, InboundEvent push, String... replies) {
        List<ReplyContent> said =
                Stream.of(replies).<ReplyContent>map(ReplyContent.Text::new).toList();
        return new MessageRouted(
                UUID.randomUUID(), appId, openId, millis(), ++number, decision, reason, null, said, texts, push);
    }

    private static Instant seconds() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant millis() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
