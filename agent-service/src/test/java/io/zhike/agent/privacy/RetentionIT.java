package io.zhike.agent.privacy;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.agent.Archive;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is older than an app keeps it is forgotten, and nothing else. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class RetentionIT {

    private final Records records = new Records();
    private final Instant now = Instant.now();
    private final Instant longAgo = now.minus(Duration.ofDays(200));

    @Inject
    Desk desk;

    @Inject
    Archive archive;

    @Inject
    Stored stored;

    @Inject
    RetentionSweep sweep;

    @BeforeEach
    void clear() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(SECOND_APP, "li", 10);
        Desk.status("li", "AWAY");
        Desk.status("admin", "AWAY");
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void oldConversationsAreForgottenWithTheirUsers() {
        // Given
        String user = UUID.randomUUID().toString();
        archive.user(FIRST_APP, user, "老客户", null);
        UUID old = archive.conversation(FIRST_APP, user, longAgo);
        archive.message(old, "你好", longAgo);

        // When
        sweep.sweep();

        // Then
        await().until(() -> stored.places(user, "webhook_delivery").isEmpty());
        assertThat(stored.places(old.toString())).isEmpty();
        await().until(() -> records.erasures(user).size() == 1);
    }

    @Test
    void aUserWhoWasSeenSinceStays() {
        // Given
        String user = UUID.randomUUID().toString();
        archive.user(FIRST_APP, user, null, null);
        UUID old = archive.conversation(FIRST_APP, user, longAgo);
        archive.message(old, "你好", longAgo);
        UUID young = archive.conversation(FIRST_APP, user, now.minus(Duration.ofDays(170)));
        archive.message(young, "又是我", now.minus(Duration.ofDays(170)));

        // When
        sweep.sweep();

        // Then
        await().until(() -> stored.rows("conversation where id = '%s'".formatted(old)) == 0);
        assertThat(Desk.conversationsOf(user))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("id", young.toString()));
        assertThat(Desk.messages(young.toString())).hasSize(1);
        assertThat(records.erasures(user)).isEmpty();
    }

    @Test
    void aConversationThatGoesOnLosesWhatIsOld() {
        // Given
        String user = UUID.randomUUID().toString();
        archive.user(FIRST_APP, user, null, null);
        UUID open = archive.conversation(FIRST_APP, user, "SERVING", "li", List.of("li"), null, longAgo);
        archive.message(open, "很久以前", longAgo);
        archive.message(open, "刚才", now);

        // When
        sweep.sweep();

        // Then
        await().until(() -> Desk.messages(open.toString()).size() == 1);
        assertThat(Desk.messages(open.toString()).getFirst()).containsEntry("text", "刚才");
        assertThat(Desk.conversationOf(user)).containsEntry("state", "SERVING");
    }

    @Test
    void visitorsAreForgottenWhoNeverSaidAnything() {
        // Given
        archive.user(FIRST_APP, "old-visitor", null, null);
        archive.user(FIRST_APP, "seen-since", null, null);
        archive.user(FIRST_APP, "new-visitor", null, null);
        stored.change("update app_user set created_at = now() - interval '200 days' where open_id <> 'new-visitor'");
        stored.change("update app_user set last_visit_at = now() where open_id = 'seen-since'");

        // When
        sweep.sweep();

        // Then
        await().until(() -> stored.rows("app_user where open_id = 'old-visitor'") == 0);
        assertThat(stored.rows("app_user where open_id in ('seen-since', 'new-visitor')"))
                .isEqualTo(2);
    }

    @Test
    void eachAppSaysHowLong() {
        // Given
        Desk.settings(FIRST_APP, Map.of("retention", Map.of("messages", "P30D")));
        for (String app : List.of(FIRST_APP, SECOND_APP)) {
            archive.user(app, "user", null, null);
            archive.message(archive.conversation(app, "user", now.minus(Duration.ofDays(31))), "你好", now);
        }

        // When
        sweep.sweep();

        // Then
        await().until(() -> stored.rows("conversation where app_id = '%s'".formatted(FIRST_APP)) == 0);
        assertThat(stored.rows("conversation where app_id = '%s'".formatted(SECOND_APP)))
                .isEqualTo(1);
    }

    @Test
    void picturesMayGoEarlier() {
        // Given
        Desk.settings(FIRST_APP, Map.of("retention", Map.of("media", "P30D")));
        UUID old = picture(true, 31);
        UUID young = picture(true, 29);
        UUID notSent = picture(false, 31);

        // When
        sweep.sweep();

        // Then
        await().until(() -> stored.rows("media where id = '%s'".formatted(old)) == 0);
        assertThat(stored.rows("media where id in ('%s', '%s')".formatted(young, notSent)))
                .isEqualTo(2);
    }

    @Test
    void theAuditTrailIsKeptForSixMonthsAtLeast() {
        // Given
        deed("old", "190 days");
        deed("young", "180 days");

        // When
        sweep.sweep();

        // Then
        await().until(() -> stored.rows("audit where actor = 'old'") == 0);
        assertThat(stored.rows("audit where actor = 'young'")).isPositive();
        Tokens.as("admin")
                .body(Map.of("retention", Map.of("audit", "P90D")))
                .put("/api/apps/{app}/desk", FIRST_APP)
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("retention.audit"));
    }

    private UUID picture(boolean fromUser, int daysOld) {
        UUID id = UUID.randomUUID();
        stored.change("""
                insert into media (id, app_id, from_user, type, bytes, created_at)
                values ('%s', '%s', %s, 'image/png', '', now() - interval '%d days')
                """.formatted(id, FIRST_APP, fromUser, daysOld));
        return id;
    }

    private void deed(String actor, String age) {
        stored.change("""
                insert into audit (id, app_id, at, actor, action)
                values (gen_random_uuid(), '%s', now() - interval '%s', '%s', 'CONVERSATION_ENDED')
                """.formatted(FIRST_APP, age, actor));
    }
}
