package io.zhike.quota.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.events.outbound.ReplySettled.Outcome;
import io.zhike.quota.Desk;
import io.zhike.quota.KafkaTopics;
import io.zhike.quota.TestClock;
import io.zhike.quota.TwoApps;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is forgotten of a user who is erased, and what is not. */
@QuarkusTest
@TestProfile(TwoApps.class)
@WithEngines(database = "quota", topics = KafkaTopics.ALL, oidc = true)
class ErasureIT {

    @Inject
    TestClock clock;

    @Inject
    EntityManager entities;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(TwoApps.GUIDE, clock, Engines.kafka());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void forgetsTheUser() {
        // Given
        desk.push(desk.message());
        desk.deliver(desk.settlement(desk.ask(), Outcome.SENT, null));
        await().until(() -> rows("reply where outcome is not null and") == 1);
        long version = desk.quota().getLong("version");

        // When
        desk.erase();

        // Then
        await().until(() -> rows("quota_window where") == 0);
        assertThat(rows("reply where")).isZero();
        assertThat(rows("ledger where")).isZero();
        await().until(desk::isForgotten);
        assertThat(desk.quota().getInt("remaining")).isZero();

        // When
        clock.advance(Duration.ofMinutes(1));
        desk.push(desk.message());

        // Then
        assertThat(desk.quota().getInt("remaining")).isEqualTo(3);
        assertThat(desk.quota().getLong("version")).isGreaterThan(version);
    }

    @Test
    void countsWhatIsUnderWay() {
        // Given
        desk.push(desk.message());
        UUID underWay = desk.ask();

        // When
        desk.erase();
        await().until(desk::isForgotten);

        // Then
        assertThat(rows("ledger where")).isZero();
        clock.advance(Duration.ofMinutes(1));
        desk.push(desk.message());
        assertThat(desk.quota().getInt("remaining")).isEqualTo(2);
        assertThat(desk.approved())
                .singleElement()
                .satisfies(one -> assertThat(one.replyId()).isEqualTo(underWay));
    }

    @Test
    void keepsWhatCameSince() {
        // Given
        desk.push(desk.message());
        desk.deliver(desk.settlement(desk.ask(), Outcome.SENT, null));
        await().until(() -> rows("reply where outcome is not null and") == 1);
        clock.advance(Duration.ofMinutes(1));
        desk.push(desk.message());
        clock.advance(Duration.ofMinutes(-1));

        // When
        desk.erase();
        await().until(desk::isForgotten);

        // Then
        clock.advance(Duration.ofMinutes(1));
        assertThat(desk.quota().getInt("remaining")).isEqualTo(3);
        assertThat(rows("ledger where")).isEqualTo(1);
        assertThat(rows("reply where")).isZero();
    }

    /** @param fromWhere a table, and a condition before that of the user */
    private long rows(String fromWhere) {
        return QuarkusTransaction.requiringNew().call(() -> (Long)
                entities.createNativeQuery("select count(*) from %s open_id = :user".formatted(fromWhere), Long.class)
                        .setParameter("user", desk.user().openId())
                        .getSingleResult());
    }
}
