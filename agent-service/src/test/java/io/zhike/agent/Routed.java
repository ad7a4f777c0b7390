package io.zhike.agent;

import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.MessageRouted.Decision;
import io.zhike.events.routed.MessageRouted.Reason;
import io.zhike.events.routed.SelfReported;
import io.zhike.events.routed.TransferTexts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One user's pushes, as routing-service passes them on. */
public final class Routed {

    public static final TransferTexts TEXTS = new TransferTexts("assigned", "queued {ahead}", "offline", "closed");

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
        return routed(Decision.ROBOT, Reason.NOT_UNDERSTOOD, null, message(text), replies);
    }

    /** A picture or a card, to which the robot says nothing. */
    public MessageRouted toRobot(MessageContent content) {
        return routed(Decision.ROBOT, Reason.NOT_UNDERSTOOD, null, message(content));
    }

    /** A message that the robot answers with more than words. */
    public MessageRouted menuChoice(String text, ReplyContent... replies) {
        return routed(
                Decision.ROBOT,
                Reason.MENU,
                null,
                null,
                null,
                message(new MessageContent.Text(text, "menu-1")),
                List.of(replies));
    }

    /** A message that asks for a person. */
    public MessageRouted keyword(String text) {
        return routed(Decision.HUMAN, Reason.KEYWORD, TEXTS, message(text));
    }

    /** A message that asks for a person of a group. */
    public MessageRouted keyword(String text, @Nullable String group) {
        return routed(Decision.HUMAN, Reason.KEYWORD, group, TEXTS, null, message(text), List.of());
    }

    /** A message while the app's switch is off. */
    public MessageRouted switchedOff(String text, String... replies) {
        return routed(
                Decision.HUMAN,
                Reason.SWITCHED_OFF,
                new TransferTexts(null, TEXTS.queued(), TEXTS.offline(), TEXTS.closed()),
                message(text),
                replies);
    }

    /** A message while routing-service takes the conversation to be with people. */
    public MessageRouted withPeople(String text) {
        return routed(Decision.HUMAN, Reason.WITH_PEOPLE, null, message(text));
    }

    /** The same, by the clock of someone else. */
    public MessageRouted withPeople(String text, Instant createdAt) {
        var message = new UserMessage(
                UUID.randomUUID(),
                appId,
                openId,
                createdAt.truncatedTo(ChronoUnit.SECONDS),
                millis(),
                null,
                new MessageContent.Text(text),
                null,
                false);
        return routed(Decision.HUMAN, Reason.WITH_PEOPLE, null, message);
    }

    public MessageRouted visit(String... replies) {
        return routed(
                Decision.VISIT,
                Reason.ENTERED,
                null,
                new SessionEntered(UUID.randomUUID(), appId, openId, seconds(), millis(), "page/order"),
                replies);
    }

    /** A visit with which the mini program says something of the user. */
    public MessageRouted visitOf(@Nullable SelfReported said) {
        return routed(
                Decision.VISIT,
                Reason.ENTERED,
                null,
                null,
                said,
                new SessionEntered(UUID.randomUUID(), appId, openId, seconds(), millis(), null),
                List.of());
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
                Reason.NOT_UNDERSTOOD,
                null,
                null,
                List.of(),
                null,
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
        return routed(decision, reason, null, texts, null, push, said);
    }

    private MessageRouted routed(
            Decision decision,
            Reason reason,
            @Nullable String group,
            @Nullable TransferTexts texts,
            @Nullable SelfReported said,
            InboundEvent push,
            List<ReplyContent> replies) {
        return new MessageRouted(
                UUID.randomUUID(),
                appId,
                openId,
                millis(),
                ++number,
                decision,
                reason,
                null,
                group,
                replies,
                texts,
                said,
                push);
    }

    private static Instant seconds() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant millis() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
