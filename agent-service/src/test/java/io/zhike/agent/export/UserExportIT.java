package io.zhike.agent.export;

import static io.zhike.agent.Desk.FIRST_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Pictures;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.routed.SelfReported;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user can be given everything that is known of them. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class UserExportIT {

    private static final String EXPORT = "/api/apps/{app}/users/{user}/export";

    private final Records records = new Records();
    private final Routed user = Routed.newUser(FIRST_APP);

    @Inject
    Desk desk;

    @BeforeEach
    void clear() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void isAnArchiveOfEverythingThatIsKnown() throws IOException {
        // Given
        records.write(
                Topic.ROUTED,
                user.visitOf(new SelfReported("小王", null, null)),
                user.toRobot(new MessageContent.Image("media", null)),
                user.toRobot("你好"));
        await().until(() -> !Desk.conversationsOf(user.openId()).isEmpty()
                && Desk.messages(Desk.idOf(user.openId())).size() == 3);
        String picture = Desk.messages(Desk.idOf(user.openId())).stream()
                .filter(message -> "image".equals(message.get("type")))
                .map(message -> (String) message.get("id"))
                .findFirst()
                .orElseThrow();
        Tokens.asService()
                .contentType("application/octet-stream")
                .body(Pictures.plain("png"))
                .put("/api/internal/apps/{app}/media/{id}", FIRST_APP, picture)
                .then()
                .statusCode(204);

        // When
        byte[] archive = Tokens.as("admin")
                .get(EXPORT, FIRST_APP, user.openId())
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();

        // Then
        Map<String, byte[]> files = files(archive);
        assertThat(files)
                .containsOnlyKeys(
                        "user.json", "conversations.jsonl", "quota.jsonl", "pictures/%s.png".formatted(picture));
        assertThat(new JsonPath(text(files, "user.json")).getString("name")).isEqualTo("小王");
        assertThat(new JsonPath(text(files, "conversations.jsonl")).getList("messages"))
                .isEqualTo(Desk.messages(Desk.idOf(user.openId())));
        assertThat(text(files, "quota.jsonl")).isEqualTo("{\"number\":7}\n{\"number\":6}\n");
        assertThat(files.get("pictures/%s.png".formatted(picture))).isEqualTo(Pictures.plain("png"));
        Tokens.as("admin")
                .get("/api/apps/{app}/audit", FIRST_APP)
                .then()
                .body("items[0].action", equalTo("USER_EXPORTED"));
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> files(byte[] archive) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
