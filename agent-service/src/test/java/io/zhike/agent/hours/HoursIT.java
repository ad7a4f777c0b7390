package io.zhike.agent.hours;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.TestClock;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who writes outside business hours waits until people are back. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class HoursIT {

    private static final Duration UNTIL_OPENING = Duration.ofHours(10);

    private final Records records = new Records();

    @Inject
    Desk desk;

    @Inject
    Hours hours;

    @Inject
    RefreshHours refreshHours;

    @Inject
    HoursRefreshes refreshes;

    @Inject
    TestClock clock;

    @BeforeEach
    void closedUntilTomorrowAndLiIsThere() {
        desk.clear();
        Instant opening = clock.instant().plus(UNTIL_OPENING);
        OtherServices.open(new OpeningHours.Opening(opening, opening.plus(Duration.ofHours(9))));
        desk.agent(FIRST_APP, "li", 10);
        Desk.status("li", "ONLINE");
    }

    @AfterEach
    void openAgain() {
        OtherServices.openAlways();
        clock.reset();
        records.close();
    }

    @Test
    void nothingIsAssignedUntilTheOpeningAndThenFirstComeFirstServed() {
        // Given
        refreshHours.refresh(FIRST_APP);
        Routed first = Routed.newUser(FIRST_APP);
        Routed second = Routed.newUser(FIRST_APP);

        // When
        MessageRouted asked = first.keyword("人工");
        records.write(Topic.ROUTED, asked);
        await().untilAsserted(() -> assertThat(repliesTo(first)).containsExactly("closed"));
        records.write(Topic.ROUTED, second.switchedOff("你好"), first.keyword("人工！"));

        // Then
        await().untilAsserted(() -> assertThat(repliesTo(second)).containsExactly("closed"));
        await().untilAsserted(() ->
                assertThat(Desk.messages(Desk.idOf(first.openId()))).hasSize(3));
        assertThat(repliesTo(first)).containsExactly("closed");
        assertThat(List.of(first, second)).extracting(HoursIT::stateOf).containsOnly("WAITING");
        assertThat(Instant.parse(Desk.fieldOf(first.openId(), "waitingSince")))
                .isEqualTo(asked.push().receivedAt());

        // When
        clock.advance(UNTIL_OPENING);

        // Then
        await().untilAsserted(() ->
                assertThat(List.of(first, second)).extracting(HoursIT::stateOf).containsOnly("SERVING"));
        assertThat(assignedAt(first)).isBefore(assignedAt(second));
        assertThat(repliesTo(first)).containsExactly("closed");
        assertThat(repliesTo(second)).containsExactly("closed");
    }

    @Test
    void peopleMayAcceptByHandMeanwhile() {
        // Given
        refreshHours.refresh(FIRST_APP);
        Routed user = Routed.newUser(FIRST_APP);
        records.write(Topic.ROUTED, user.keyword("人工"));
        await().untilAsserted(() -> assertThat(repliesTo(user)).containsExactly("closed"));

        // When
        Desk.accept("li", Desk.idOf(user.openId())).then().statusCode(200);

        // Then
        assertThat(stateOf(user)).isEqualTo("SERVING");
    }

    @Test
    void aChangeThatGoesThroughIsHeardOfAtOnce() {
        for (String part : List.of("", "/hours", "/document")) {
            change(part);
        }
        forget();
        Tokens.as("admin")
                .post("/api/apps/{app}/reception/versions/3/restore", FIRST_APP)
                .then()
                .statusCode(200);
        awaitClosed(FIRST_APP);
    }

    private void change(String part) {
        forget();
        Tokens.as("admin")
                .body("{}")
                .put("/api/apps/{app}/reception" + part, FIRST_APP)
                .then()
                .statusCode(200);
        awaitClosed(FIRST_APP);
    }

    private void forget() {
        desk.clear();
        assertThat(isOpen(FIRST_APP)).isTrue();
    }

    @Test
    void everyAppIsAskedAboutByAndBy() {
        // When
        refreshes.sweep();

        // Then
        awaitClosed(FIRST_APP);
        awaitClosed(SECOND_APP);
    }

    @Test
    void whatWasToldLastStaysWhereNobodyAnswers() {
        // Given
        refreshHours.refresh(FIRST_APP);

        // When
        OtherServices.openUntold();
        refreshHours.refresh(FIRST_APP);

        // Then
        assertThat(isOpen(FIRST_APP)).isFalse();
    }

    @Test
    void whatWasAskedForEarlierReplacesNothing() {
        // Given
        refreshHours.refresh(FIRST_APP);

        // When
        hours.keep(FIRST_APP, OpeningHours.ALWAYS, clock.instant().minusSeconds(60));

        // Then
        assertThat(isOpen(FIRST_APP)).isFalse();
        hours.keep(FIRST_APP, OpeningHours.ALWAYS, clock.instant());
        assertThat(isOpen(FIRST_APP)).isTrue();
    }

    private boolean isOpen(String appId) {
        return hours.of(appId).isOpen(clock.instant());
    }

    private void awaitClosed(String appId) {
        await().untilAsserted(() -> assertThat(isOpen(appId)).isFalse());
    }

    private static Instant assignedAt(Routed user) {
        return Instant.parse(Tokens.as("admin")
                .get("/api/apps/{app}/assignments?conversation={id}", FIRST_APP, Desk.idOf(user.openId()))
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].at"));
    }

    private static String stateOf(Routed user) {
        return Desk.fieldOf(user.openId(), "state");
    }

    private List<String> repliesTo(Routed user) {
        return records.replies(user.openId()).stream()
                .map(reply -> ((ReplyContent.Text) reply.content()).text())
                .toList();
    }
}
