package io.zhike.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhike.embedded.LocalPerson;
import io.zhike.local.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each of the five services is killed in turn while pushes come in and people answer. */
class KilledServicesIT {

    private static final int USERS = 200;
    private static final int ROUNDS_PER_SERVICE = 2;
    private static final Duration BETWEEN_MESSAGES = Duration.ofMillis(25);
    private static final Set<String> FINAL = Set.of("SENT", "REFUSED", "FAILED", "UNKNOWN", "WITHDRAWN");
    private static final List<Part> SERVICES = List.of(Part.GATEWAY, Part.ROUTING, Part.QUOTA, Part.AGENT, Part.SENDER);

    private final LocalSystem system = LocalSystem.shared();
    private final Desk admin = system.desk(LocalPerson.ADMIN);
    private final Random random = new Random(7);
    private final AtomicInteger written = new AtomicInteger();

    @Test
    void nothingIsLostAndNothingHappensTwice() {
        // Given a robot that receives, people for those who ask, and 200 users
        system.clearDesk();
        admin.transferToHuman(LocalSystem.APP, true);
        List.of(LocalPerson.LI, LocalPerson.WANG, LocalPerson.ZHAO)
                .forEach(person -> system.desk(person).status("ONLINE"));
        List<Phone> phones = new ArrayList<>();
        for (int n = 0; n < USERS; n++) {
            phones.add(system.newPhone());
        }

        // When they write while the services die, and some are answered
        try (var writer = Executors.newSingleThreadExecutor()) {
            for (Part service : SERVICES) {
                int before = written.get();
                var writing = write(phones, writer);
                await().until(() -> written.get() >= before + USERS / 4);
                system.crash(service);
                answerSome();
                writing.join();
            }
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> phones.stream().noneMatch(Phone::hasPushUnderWay));

        // Then every acknowledged push is in exactly one conversation, once, in its user's order
        Map<String, List<String>> acknowledged =
                phones.stream().collect(Collectors.toMap(Phone::openId, Phone::acknowledged));
        assertThat(acknowledged.values().stream().mapToInt(List::size).sum())
                .as("pushes that were acknowledged, of %d", written.get())
                .isGreaterThan(written.get() / 2);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    Map<String, List<JsonNode>> transcripts = transcripts();
                    for (Phone phone : phones) {
                        List<JsonNode> transcript = transcripts.getOrDefault(phone.openId(), List.of());
                        assertThat(transcript.stream()
                                        .filter(message -> message.path("direction")
                                                .asText()
                                                .equals("in"))
                                        .map(message -> message.path("text").asText())
                                        .filter(text -> !text.isEmpty()))
                                .as("messages of %s", phone.openId())
                                .containsSubsequence(acknowledged.getOrDefault(phone.openId(), List.of()))
                                .doesNotHaveDuplicates();
                        // and everything settles without a hand
                        assertThat(replies(transcript))
                                .allSatisfy(reply -> assertThat(FINAL)
                                        .contains(reply.path("status").asText()));
                    }
                });

        // Then no reply is on a phone twice, what was sent is there, and nobody got more than the quota
        Map<String, List<JsonNode>> transcripts = transcripts();
        for (Phone phone : phones) {
            List<JsonNode> replies = replies(transcripts.getOrDefault(phone.openId(), List.of()));
            long sent = withStatus(replies, "SENT");
            long unknown = withStatus(replies, "UNKNOWN");
            assertThat((long) phone.answers().size()).as(phone.openId()).isBetween(sent, sent + unknown);
            assertThat(phone.answers().stream().filter(text -> text.startsWith("answer ")))
                    .doesNotHaveDuplicates();
            assertThat(mostAnswersInARow(phone.messages())).isLessThanOrEqualTo(3);
        }
    }

    /**
     * Every user's next messages, in another order of users each round and at a pace that outlasts a service's restart on
     * a quick machine: a push that finds no gateway is tried three times at once and then lost.
     */
    private CompletableFuture<Void> write(List<Phone> phones, Executor writer) {
        var writing = new ArrayList<CompletableFuture<Void>>();
        for (int round = 0; round < ROUNDS_PER_SERVICE; round++) {
            Collections.shuffle(phones, random);
            for (Phone phone : phones) {
                Duration due = BETWEEN_MESSAGES.multipliedBy(writing.size());
                writing.add(CompletableFuture.runAsync(
                        () -> writeNext(phone),
                        CompletableFuture.delayedExecutor(due.toMillis(), TimeUnit.MILLISECONDS, writer)));
            }
        }
        return CompletableFuture.allOf(writing.toArray(CompletableFuture[]::new));
    }

    private void writeNext(Phone phone) {
        int number = written.getAndIncrement() / USERS + 1;
        phone.write(number % 4 == 0 ? "人工 " + number : "message " + number);
    }

    private void answerSome() {
        List<JsonNode> serving = admin.conversations(LocalSystem.APP).stream()
                .filter(conversation -> conversation.path("state").asText().equals("SERVING"))
                .limit(10)
                .toList();
        for (JsonNode conversation : serving) {
            UUID id = UUID.randomUUID();
            admin.reply(conversation.path("id").asText(), id, "answer " + id);
        }
    }

    /** Every user's messages over all of its conversations, by the user. */
    private Map<String, List<JsonNode>> transcripts() {
        Map<String, List<JsonNode>> byUser = new HashMap<>();
        List<JsonNode> oldestFirst = new ArrayList<>(admin.conversations(LocalSystem.APP));
        Collections.reverse(oldestFirst);
        for (JsonNode conversation : oldestFirst) {
            byUser.computeIfAbsent(conversation.path("openId").asText(), user -> new ArrayList<>())
                    .addAll(admin.messages(conversation.path("id").asText()));
        }
        return byUser;
    }

    private static List<JsonNode> replies(List<JsonNode> transcript) {
        return transcript.stream()
                .filter(message -> message.path("direction").asText().equals("out"))
                .toList();
    }

    private static long withStatus(List<JsonNode> replies, String status) {
        return replies.stream()
                .filter(reply -> reply.path("status").asText().equals(status))
                .count();
    }

    private static int mostAnswersInARow(List<JsonNode> messages) {
        int most = 0;
        int inARow = 0;
        for (JsonNode message : messages) {
            inARow = message.path("direction").asText().equals("out") ? inARow + 1 : 0;
            most = Math.max(most, inARow);
        }
        return most;
    }
}
