package io.zhike.quota;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.events.conversation.UserErased;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.ApprovalEvent;
import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.outbound.ReplyRequested;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySource;
import io.zhike.events.outbound.ReplyWithdrawn;
import io.zhike.events.outbound.SettlementEvent;
import io.zhike.events.quota.QuotaChanged;
import io.zhike.events.quota.QuotaEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One new user, and everyone else who has to do with their replies: WeChat, the gateway, the agents, the sender. */
public final class Desk implements AutoCloseable {

    private final KafkaTopics topics;
    private final Clock clock;
    private final UserKey user;
    private final String token = Tokens.service();

    public Desk(String appId, Clock clock, String bootstrapServers) {
        this.topics = new KafkaTopics(bootstrapServers);
        this.clock = clock;
        this.user = new UserKey(appId, "o" + UUID.randomUUID());
    }

    public UserKey user() {
        return user;
    }

    public UserMessage message() {
        Instant now = clock.instant();
        return new UserMessage(
                UUID.randomUUID(),
                user.appId(),
                user.openId(),
                now,
                now,
                "1",
                new MessageContent.Text("你好"),
                null,
                false);
    }

    public SessionEntered entered() {
        Instant now = clock.instant();
        return new SessionEntered(UUID.randomUUID(), user.appId(), user.openId(), now, now, null);
    }

    /** Says that it came, and waits until its grant stands in the ledger. */
    public void push(InboundEvent push) {
        deliver(push);
        await().until(
                        () -> ledger().getList("items.pushId"),
                        ids -> ids.contains(push.id().toString()));
    }

    public void deliver(InboundEvent push) {
        topics.say(Topic.INBOUND, push);
    }

    public ReplyRequested request(ReplySource source, @Nullable InboundEvent newestPush) {
        return request(source, newestPush, null);
    }

    public ReplyRequested request(
            ReplySource source, @Nullable InboundEvent newestPush, @Nullable InboundEvent newestMessage) {
        return new ReplyRequested(
                UUID.randomUUID(),
                user.appId(),
                user.openId(),
                UUID.randomUUID(),
                clock.instant(),
                source,
                new ReplyContent.Text("您好"),
                named(newestPush),
                named(newestMessage));
    }

    private static @Nullable NewestPush named(@Nullable InboundEvent push) {
        return push == null ? null : NewestPush.of(push).orElseThrow();
    }

    /** A person's reply: its id once it has been approved or refused. */
    public UUID ask() {
        ReplyRequested request = request(ReplySource.AGENT, null);
        deliver(request);
        awaitDecision(request);
        return request.replyId();
    }

    public void deliver(ReplyRequested request) {
        topics.say(Topic.OUTBOUND_REQUESTED, request);
    }

    public void awaitDecision(ReplyRequested request) {
        await().until(() -> approved().stream().anyMatch(one -> one.replyId().equals(request.replyId()))
                || settled().stream().anyMatch(one -> one.replyId().equals(request.replyId())));
    }

    public ReplyWithdrawn withdraw(UUID replyId) {
        ReplyWithdrawn withdrawal =
                new ReplyWithdrawn(UUID.randomUUID(), user.appId(), user.openId(), replyId, clock.instant());
        topics.say(Topic.OUTBOUND_REQUESTED, withdrawal);
        return withdrawal;
    }

    /** What sender-service says of a reply that it called WeChat for just now. */
    public ReplySettled settlement(UUID replyId, Outcome outcome, @Nullable Integer errcode) {
        Instant now = clock.instant();
        return new ReplySettled(
                UUID.randomUUID(), user.appId(), user.openId(), replyId, now, outcome, null, null, errcode, now, now);
    }

    /** Says that the user is erased now. */
    public void erase() {
        topics.say(
                Topic.CONVERSATIONS,
                new UserErased(UUID.randomUUID(), user.appId(), user.openId(), clock.instant(), 0));
    }

    /** Whether nothing more is to be known of the user's quota. */
    public boolean isForgotten() {
        return topics.endsWithTombstone(Topic.QUOTA, user);
    }

    public void deliver(ReplySettled settled) {
        topics.say(Topic.OUTBOUND_SETTLED, settled);
    }

    public List<ApprovalEvent> approved() {
        return topics.heard(Topic.OUTBOUND_APPROVED, ApprovalEvent.class, user);
    }

    public List<ReplySettled> settled() {
        return topics.heard(Topic.OUTBOUND_SETTLED, SettlementEvent.class, user).stream()
                .map(event -> switch (event) {
                    case ReplySettled settled -> settled;
                })
                .toList();
    }

    public List<QuotaChanged> changes() {
        return topics.heard(Topic.QUOTA, QuotaEvent.class, user).stream()
                .map(event -> switch (event) {
                    case QuotaChanged changed -> changed;
                })
                .toList();
    }

    public JsonPath quota() {
        return get("quota");
    }

    public JsonPath ledger() {
        return get("quota/ledger");
    }

    public void awaitRemaining(int remaining) {
        await().until(() -> quota().getInt("remaining"), now -> now == remaining);
    }

    private JsonPath get(String what) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .get("/api/apps/{app}/users/{user}/" + what, user.appId(), user.openId())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Override
    public void close() {
        topics.close();
    }
}
