package io.zhike.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhike.embedded.LocalPerson;
import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.NewestPush.Kind;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.outbound.ReplyRequested;
import io.zhike.events.outbound.ReplySettled;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.events.outbound.ReplySource;
import io.zhike.local.Part;
import io.zhike.local.StackOptions;
import io.zhike.system.TrialJudge.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Many users enter and write, and many replies to them are asked for at random, while quota-service and sender-service are
 * killed again and again: what was approved is held against WeChat's own count, and what was refused against what WeChat
 * would have taken. It takes minutes and is a command of its own, {@code ./zhike trial}.
 */
@Tag("trial")
class QuotaTrialIT {

    private static final int USERS = Integer.getInteger("zhike.test.trial.users", 1_000);
    private static final int ACTIONS = Integer.getInteger("zhike.test.trial.actions", 20);
    private static final int KILLS = Integer.getInteger("zhike.test.trial.kills", 10);
    private static final Duration PAUSE = Duration.parse(System.getProperty("zhike.test.trial.pause", "PT14S"));

    private static final Duration ENTERING_LASTS = Duration.ofSeconds(20);
    private static final Duration MESSAGE_LASTS = Duration.ofMinutes(2);
    private static final TrialJudge JUDGE = new TrialJudge(1, ENTERING_LASTS, 3, MESSAGE_LASTS);

    private final EventCodec codec = new EventCodec();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void weChatTakesWhatWasApprovedAndWhatItWouldTakeIsApproved() throws Exception {
        try (var system = LocalSystem.start(QuotaTrialIT::shortWindows);
                var watch = new TrialWatch(system.kafka());
                var requests = new KafkaProducer<>(
                        Map.of("bootstrap.servers", system.kafka(), "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            system.desk(LocalPerson.ADMIN).transferToHuman(LocalSystem.APP, false);
            var users = IntStream.range(0, USERS)
                    .mapToObj(number -> new User(system.newPhone(), watch, requests, new Random(number)))
                    .toList();

            // When
            live(users, system);
            users.forEach(user -> await().atMost(Duration.ofMinutes(2)).until(user::isSettled));

            // Then
            var findings = new Findings();
            users.forEach(user -> user.judge(findings));
            System.out.printf("%n%s%n", findings.text(done.get()));
            assertThat(findings.overspent.getOrDefault(Finding.WRONG, 0))
                    .as("replies that were approved and that WeChat refused for its count or its clock")
                    .isZero();
            assertThat(findings.wronglyRefused())
                    .as("share of what WeChat would have taken")
                    .isLessThanOrEqualTo(0.001);
        }
    }

    private static StackOptions shortWindows(StackOptions options) {
        return options.with("ZHIKE_QUOTA_POLICY", "trial")
                .with("ZHIKE_QUOTA_POLICIES__TRIAL__ENTERED_REPLIES", "1")
                .with("ZHIKE_QUOTA_POLICIES__TRIAL__ENTERED_LASTS", ENTERING_LASTS.toString())
                .with("ZHIKE_QUOTA_POLICIES__TRIAL__MESSAGE_REPLIES", "3")
                .with("ZHIKE_QUOTA_POLICIES__TRIAL__MESSAGE_LASTS", MESSAGE_LASTS.toString());
    }

    private void live(List<User> users, LocalSystem system) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lives = new ArrayList<Future<?>>();
            users.forEach(user -> lives.add(threads.submit(user::live)));
            var between = PAUSE.multipliedBy(ACTIONS).dividedBy(KILLS + 1);
            var begun = Instant.now();
            for (var kill = 0; kill < KILLS; kill++) {
                var due = begun.plus(between.multipliedBy(kill + 1));
                sleep(Duration.between(Instant.now(), due));
                var service = kill % 2 == 0 ? Part.QUOTA : Part.SENDER;
                System.out.printf(
                        "kill %2d of %d, %-5s %,6d of %,d done%n",
                        kill + 1, KILLS, service, done.get(), USERS * ACTIONS);
                system.crash(service);
            }
            for (var life : lives) {
                life.get();
            }
        }
    }

    /** A user, and whoever answers them: people answer only what they have seen. */
    private final class User {

        private final Phone phone;
        private final TrialWatch watch;
        private final KafkaProducer<String, byte[]> requests;
        private final Random random;
        private final Map<UUID, Asked> asked = new HashMap<>();
        private final List<Instant> entered = new ArrayList<>();
        private int pushes;
        private Instant closes = Instant.EPOCH;

        User(Phone phone, TrialWatch watch, KafkaProducer<String, byte[]> requests, Random random) {
            this.phone = phone;
            this.watch = watch;
            this.requests = requests;
            this.random = random;
        }

        void live() {
            for (var action = 0; action < ACTIONS; action++) {
                sleep(Duration.ofMillis((long) (-Math.log(1 - random.nextDouble()) * PAUSE.toMillis())));
                switch (random.nextInt(20)) {
                    case 0, 1 -> enter();
                    case 2, 3, 4, 5, 6, 7 -> write();
                    case 8, 9 -> ask(ReplySource.ROBOT);
                    default -> ask(ReplySource.AGENT);
                }
                done.incrementAndGet();
            }
        }

        /**
         * Not in the second in which the window ends: which came first cannot be told from outside. Nor twice in one second:
         * WeChat numbers no enterings, and two of the same second are one.
         */
        private void enter() {
            while (Duration.between(closes, Instant.now()).abs().compareTo(Duration.ofSeconds(2)) < 0
                    || hasEnteredSince(Instant.now().minusSeconds(1))) {
                sleep(Duration.ofMillis(200));
            }
            phone.enter();
            entered.add(Instant.now());
            pushed(ENTERING_LASTS);
        }

        private boolean hasEnteredSince(Instant time) {
            return !entered.isEmpty() && entered.getLast().isAfter(time);
        }

        private void write() {
            phone.write("message " + pushes);
            pushed(MESSAGE_LASTS);
        }

        private void pushed(Duration lasts) {
            var ends = Instant.now().plus(lasts);
            closes = ends.isAfter(closes) ? ends : closes;
            pushes++;
            while (watch.pushesOf(phone.openId()).size() < pushes) {
                sleep(Duration.ofMillis(20));
            }
        }

        private void ask(ReplySource source) {
            var id = UUID.randomUUID();
            var newest = newest(Optional.empty());
            var request = new ReplyRequested(
                    UUID.randomUUID(),
                    LocalSystem.APP,
                    phone.openId(),
                    id,
                    Instant.now(),
                    source,
                    new ReplyContent.Text(id.toString()),
                    newest.orElse(null),
                    newest.filter(push -> push.kind() == Kind.ENTERED)
                            .flatMap(_ -> newest(Optional.of(Kind.MESSAGE)))
                            .orElse(null));
            asked.put(id, new Asked(source, request.requestedAt()));
            var record = new ProducerRecord<>(
                    Topic.OUTBOUND_REQUESTED.topicName(),
                    request.user().recordKey(),
                    codec.write(Topic.OUTBOUND_REQUESTED, request));
            try {
                requests.send(record).get();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        private Optional<NewestPush> newest(Optional<Kind> kind) {
            return watch.pushesOf(phone.openId()).stream()
                    .flatMap(push -> NewestPush.of(push).stream())
                    .filter(push -> kind.isEmpty() || push.kind() == kind.get())
                    .max(Comparator.comparing(NewestPush::createdAt).thenComparing(NewestPush::receivedAt));
        }

        boolean isSettled() {
            return asked.keySet().stream().noneMatch(id -> watch.settledOf(id).isEmpty());
        }

        void judge(Findings findings) {
            List<JsonNode> log = phone.messages();
            var seen = seenPushes(log);
            Map<UUID, TrialJudge.Reply> replies = new HashMap<>();
            watch.approvedOf(phone.openId()).forEach(reply -> replies.put(reply.replyId(), reply(reply, log)));
            asked.forEach((id, request) -> {
                var source = request.source();
                var reply = replies.get(id);
                if (reply != null) {
                    findings.approved += source == ReplySource.AGENT ? 1 : 0;
                    if (reply.errcode() != null && (reply.errcode() == 45015 || reply.errcode() == 45047)) {
                        count(findings.overspent, JUDGE.refusedByWeChat(reply, seen, replies.values()));
                    }
                } else if (source == ReplySource.AGENT) {
                    var refusedAt = watch.settledOf(id).getFirst().settledAt();
                    var finding = JUDGE.refused(request.at(), refusedAt, seen, replies.values());
                    count(findings.refused, finding);
                    if (finding == Finding.WRONG) {
                        System.out.printf(
                                "wrong: %s at %s after %s %s%n", phone.openId(), refusedAt, seen, replies.values());
                    }
                }
            });
        }

        private static void count(Map<Finding, Integer> findings, Finding finding) {
            findings.merge(finding, 1, Integer::sum);
        }

        /** By WeChat's own clock; of an entering only when it was over is known. */
        private List<TrialJudge.Push> seenPushes(List<JsonNode> log) {
            var written = log.stream()
                    .filter(entry -> entry.path("direction").asText().equals("in"))
                    .map(QuotaTrialIT::at)
                    .toList();
            var messages = watch.pushesOf(phone.openId()).stream()
                    .filter(push -> kind(push) == Kind.MESSAGE)
                    .toList();
            var enterings = watch.pushesOf(phone.openId()).stream()
                    .filter(push -> kind(push) == Kind.ENTERED)
                    .toList();
            var seen = new ArrayList<TrialJudge.Push>();
            for (var number = 0; number < messages.size(); number++) {
                seen.add(new TrialJudge.Push(
                        Kind.MESSAGE, written.get(number), messages.get(number).receivedAt()));
            }
            for (var number = 0; number < enterings.size(); number++) {
                seen.add(new TrialJudge.Push(
                        Kind.ENTERED, entered.get(number), enterings.get(number).receivedAt()));
            }
            return seen;
        }

        private TrialJudge.Reply reply(ReplyApproved reply, List<JsonNode> log) {
            var settled = watch.settledOf(reply.replyId());
            var clear = settled.stream()
                    .filter(one -> one.outcome() != Outcome.UNKNOWN)
                    .findFirst();
            var text = reply.content() instanceof ReplyContent.Text(String words) ? words : "";
            return new TrialJudge.Reply(
                    reply.approvedAt(),
                    log.stream()
                            .filter(entry -> entry.path("direction").asText().equals("out"))
                            .filter(entry -> entry.path("text").asText().equals(text))
                            .map(QuotaTrialIT::at)
                            .findFirst()
                            .orElse(null),
                    settled.stream()
                            .filter(one -> one.outcome() == Outcome.UNKNOWN)
                            .map(one -> Optional.ofNullable(one.answeredAt()).orElse(one.settledAt()))
                            .findFirst()
                            .orElse(null),
                    clear.map(ReplySettled::settledAt).orElse(null),
                    clear.map(ReplySettled::answeredAt).orElse(null),
                    clear.map(ReplySettled::errcode).orElse(null));
        }
    }

    private record Asked(ReplySource source, Instant at) {}

    /** What is found of all users' replies. */
    private static final class Findings {

        private final Map<Finding, Integer> overspent = new EnumMap<>(Finding.class);
        private final Map<Finding, Integer> refused = new EnumMap<>(Finding.class);
        private int approved;

        /** The share of what WeChat would have taken from people. */
        double wronglyRefused() {
            double wrong = refused.getOrDefault(Finding.WRONG, 0);
            return wrong / (approved + wrong);
        }

        String text(int actions) {
            return """
                    pushes and requests   %,d
                    people's, approved    %,d
                    people's, refused     %s
                    refused by WeChat     %s
                    approved of what WeChat would have taken: %.3f %%""".formatted(actions, approved, refused, overspent, 100 * (1 - wronglyRefused()));
        }
    }

    private static @Nullable Kind kind(InboundEvent push) {
        return NewestPush.of(push).map(NewestPush::kind).orElse(null);
    }

    private static Instant at(JsonNode entry) {
        return Instant.parse(entry.path("at").asText());
    }

    /** Not at all where that time is over. */
    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
