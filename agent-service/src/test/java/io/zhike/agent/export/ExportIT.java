package io.zhike.agent.export;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.zhike.agent.Archive;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.agent.http.Period;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.routed.SelfReported;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What administrators take along. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class ExportIT {

    private static final String EXPORT = "/api/apps/{app}/export";
    private static final Period EVER = new Period(null, null);

    private final Records records = new Records();

    @Inject
    Desk desk;

    @Inject
    Archive archive;

    @Inject
    ExportConversations exportConversations;

    @BeforeEach
    void clear() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        Desk.status("li", "ONLINE");
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void hasAConversationWithItsMessagesOnEachLine() {
        // Given
        Routed user = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, user.visitOf(new SelfReported("小王", null, null)), user.toRobot("什么时候\n退款", "三天"));
        await().until(() -> !Desk.conversationsOf(user.openId()).isEmpty());
        String conversation = Desk.idOf(user.openId());
        Desk.say("li", conversation, "今天").then().statusCode(202);
        archive.user(SECOND_APP, "other", null, null);
        archive.message(archive.conversation(SECOND_APP, "other", Instant.now()), "别人的", Instant.now());

        // When
        String lines = Tokens.as("admin")
                .get(EXPORT, FIRST_APP)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .header("Content-Disposition", "attachment; filename=\"conversations_%s.jsonl\"".formatted(FIRST_APP))
                .header("Cache-Control", "no-store")
                .extract()
                .asString();

        // Then
        assertThat(lines.lines()).hasSize(1);
        assertThat(lines).endsWith("}\n").doesNotContain("别人的");
        JsonPath line = new JsonPath(lines);
        assertThat(line.getString("id")).isEqualTo(conversation);
        assertThat(line.getString("nickName")).isEqualTo("小王");
        assertThat(line.getString("state")).isEqualTo("SERVING");
        assertThat(line.getList("servedBy")).isEqualTo(List.of("li"));
        assertThat(line.getList("messages")).isEqualTo(Desk.messages(conversation));
        assertThat(line.getList("messages.text")).contains("什么时候\n退款", "三天", "今天");
    }

    @Test
    void hasAMessageInEachRow() {
        // Given
        archive.user(FIRST_APP, "user", "=老客户", "小王");
        UUID conversation = archive.conversation(
                FIRST_APP, "user", "ENDED", "li", List.of("li", "wang"), null, Instant.parse("2026-01-31T16:00:00Z"));
        UUID first = archive.message(conversation, "=1+1", Instant.parse("2026-01-31T16:00:00Z"));
        UUID second = archive.message(
                conversation, "OUT", "AGENT", "TEXT", "li", "说\"好\"，\n换行, 逗号", Instant.parse("2026-01-31T16:00:01Z"));

        // When
        byte[] table = Tokens.as("admin")
                .queryParam("format", "csv")
                .queryParam("from", "2026-02-01")
                .queryParam("until", "2026-02-01")
                .get(EXPORT, FIRST_APP)
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/csv"))
                .header(
                        "Content-Disposition",
                        containsString("conversations_" + FIRST_APP + "_2026-02-01_2026-02-01.csv"))
                .extract()
                .asByteArray();

        // Then
        String of = "%s,%s,user,'=老客户,小王,ENDED,li,li wang,,2026-01-31T16:00:00Z,2026-01-31T16:00:00Z"
                .formatted(conversation, FIRST_APP);
        assertThat(new String(table, UTF_8)).isEqualTo("""
                \uFEFFconversation,appId,openId,remarkName,nickName,state,agentId,servedBy,tags,startedAt,endedAt,\
                number,message,at,direction,source,author,type,text,content,status,reason
                %s,1,%s,2026-01-31T16:00:00Z,in,user,,text,'=1+1,,,
                %s,2,%s,2026-01-31T16:00:01Z,out,agent,li,text,"说""好""，\u0000换行, 逗号",,,
                """.formatted(of, first, of, second)
                .replace("\n", "\r\n")
                .replace('\u0000', '\n'));
    }

    @Test
    void namesThePicturesOfUsers() {
        // Given
        Routed user = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, user.toRobot(new MessageContent.Image("https://mmbiz.qpic.cn/a", "media")));
        await().until(() -> !Desk.conversationsOf(user.openId()).isEmpty());

        // When
        String table = Tokens.as("admin").get(EXPORT + "?format=csv", FIRST_APP).asString();

        // Then
        assertThat(table).contains("image,,\"{\"\"type\"\":\"\"image\"\",\"\"mediaId\"\":");
    }

    @ParameterizedTest
    @CsvSource({"jsonl", "csv"})
    void isReadPageByPageWhileItIsWritten(String format) throws IOException {
        // Given more than some pages, the oldest of which begins with the first bytes
        Instant until = Instant.parse("2026-01-01T00:00:00Z");
        archive.fill(FIRST_APP, 5 * ExportConversations.CONVERSATIONS + 1, 3, until);
        var out = new Meanwhile(() -> {
            archive.user(FIRST_APP, "late", null, null);
            archive.message(archive.conversation(FIRST_APP, "late", until), "来晚了", until);
        });

        // When
        exportConversations.export(FIRST_APP, EVER, ExportFormat.named(format).orElseThrow(), out);

        // Then what came while it was written is in it, so that it had not been read before
        assertThat(out.transactions).isZero();
        assertThat(out.written.toString(UTF_8)).contains("来晚了");
        assertThat(out.written.toString(UTF_8).lines().filter(line -> line.contains("many-")))
                .hasSize((5 * ExportConversations.CONVERSATIONS + 1) * (format.equals("csv") ? 3 : 1));
    }

    @Test
    void readsAVeryLongConversationInPagesToo() throws IOException {
        // Given
        int messages = 3 * ExportConversations.MESSAGES;
        Instant until = Instant.parse("2026-01-01T00:00:00Z");
        archive.fill(FIRST_APP, 1, messages, until);
        UUID conversation = UUID.fromString(Desk.idOf("many-1"));
        QuarkusTransaction.requiringNew().run(() -> archive.counted(conversation, messages));
        var out = new Meanwhile(() -> archive.message(conversation, "来晚了", until));

        // When
        exportConversations.export(FIRST_APP, EVER, ExportFormat.JSONL, out);

        // Then
        assertThat(new JsonPath(out.written.toString(UTF_8)).getList("messages.number"))
                .hasSize(messages + 1)
                .doesNotHaveDuplicates();
        assertThat(out.written.toString(UTF_8)).contains("来晚了");
    }

    @Test
    void isEmptyWhereThereIsNothing() {
        assertThat(Tokens.as("admin").get(EXPORT, FIRST_APP).asString()).isEmpty();
        assertThat(Tokens.as("admin").get(EXPORT + "?format=csv", FIRST_APP).asString())
                .hasLineCount(1);
    }

    @Test
    void isForAdministrators() {
        Tokens.as("li").get(EXPORT, FIRST_APP).then().statusCode(403);
        Tokens.as("li").get(EXPORT, SECOND_APP).then().statusCode(404);
    }

    @Test
    void wrongQuestionsNameTheField() {
        for (String wrong : List.of("format=xls", "from=x", "until=x", "zone=x")) {
            Tokens.as("admin")
                    .get(EXPORT + "?" + wrong, FIRST_APP)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("violations.field", contains(equalTo(wrong.substring(0, wrong.indexOf('=')))));
        }
    }

    /** Takes what is written, and does something when the first of it comes. */
    private static final class Meanwhile extends OutputStream {

        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final Runnable meanwhile;
        private int transactions;

        Meanwhile(Runnable meanwhile) {
            this.meanwhile = meanwhile;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            transactions += QuarkusTransaction.isActive() ? 1 : 0;
            boolean first = written.size() == 0;
            written.write(bytes, from, length);
            if (first) {
                meanwhile.run();
            }
        }
    }
}
