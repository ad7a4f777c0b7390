package io.zhike.sender.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.zhike.embedded.WithEngines;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.sender.LogLines;
import io.zhike.sender.Records;
import io.zhike.sender.SecretWords;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Break;
import io.zhike.sender.WeChatStandIn.Fate;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets, tokens and texts are in no log line, metric or record, whatever happens to a reply. */
@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class SecrecyIT {

    private static final List<String> SECRETS = List.of(SecretWords.SECRET, SecretWords.TOKEN, SecretWords.TEXT);
    private static final Logger ZHIKE = Logger.getLogger("io.zhike");
    private static final Logger VERTX = Logger.getLogger("io.vertx");

    private final String user = Replies.newUser();
    private final Records records = new Records();
    private final WeChatStandIn weChat = WeChatResource.weChat();
    private final LogLines lines = new LogLines(Logger.getLogger(""), Level.ALL);

    @Inject
    TestClock clock;

    @BeforeEach
    void listen() {
        ZHIKE.setLevel(Level.ALL);
        VERTX.setLevel(Level.ALL);
    }

    @AfterEach
    void close() {
        lines.close();
        ZHIKE.setLevel(null);
        VERTX.setLevel(null);
        records.close();
    }

    @Test
    void nothingTellsASecret() {
        // Given every kind of trouble
        clock.advance(Duration.ofMinutes(6));
        weChat.plan(user, Fate.errcode(40001), Fate.errcode(48001), new Break(), Fate.errcode(-1));

        // When
        List<ReplyApproved> replies = Stream.generate(() -> Replies.approved(user, clock.instant()))
                .limit(4)
                .toList();
        records.say(replies.toArray(ReplyApproved[]::new));
        await().untilAsserted(() -> assertThat(weChat.received(user)).hasSize(4));
        await().untilAsserted(() -> assertThat(lines.seen()).anyMatch(line -> line.contains("result=BUSY")));
        clock.advance(Duration.ofSeconds(1));
        replies.forEach(reply -> Replies.awaitSettled(records, reply));

        // Then
        assertThat(lines.seen()).anyMatch(line -> line.contains("An attempt to send a reply ended"));
        assertThat(lines.seen()).noneMatch(SecrecyIT::tells);
        assertThat(lines.seen()).noneMatch(line -> line.contains(user));
        assertThat(RestAssured.get("/q/metrics").asString()).doesNotContain(SECRETS);
        assertThat(records.settledRecords())
                .isNotEmpty()
                .noneMatch(record -> tells(new String(record.value(), UTF_8)))
                .noneMatch(record -> tells(record.headers().toString()));
    }

    private static boolean tells(String line) {
        return SECRETS.stream().anyMatch(line::contains);
    }
}
