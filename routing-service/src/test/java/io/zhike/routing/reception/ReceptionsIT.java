package io.zhike.routing.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.outbox.consumer.NotNowException;
import io.zhike.routing.Records;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithEngines(database = "routing", topics = Records.TOPICS, oidc = true)
class ReceptionsIT {

    private final String app = UUID.randomUUID().toString();

    @Inject
    Receptions receptions;

    @Inject
    Session session;

    @Inject
    ChangeReception changeReception;

    @Test
    void anAppThatNobodyHasSetUpIsLikeANewOne() {
        assertThat(rules().reception()).isEqualTo(Reception.INITIAL);
    }

    @Test
    void rulesAreCompiledOncePerVersion() {
        ReceptionRules first = rules();
        assertThat(rules()).isSameAs(first);

        change(Reception.of(GeneralSettings.initial(true)));

        ReceptionRules second = rules();
        assertThat(second.version()).isEqualTo(1);
        assertThat(second.reception().general().transferToHuman()).isTrue();
        assertThat(rules()).isSameAs(second);
    }

    @Test
    void aTransactionKeepsTheRulesThatItBeganWith() {
        QuarkusTransaction.requiringNew().run(() -> {
            ReceptionRules first = receptions.rules(app);

            QuarkusTransaction.requiringNew().run(() -> change(Reception.of(GeneralSettings.initial(true))));

            assertThat(receptions.rules(app)).isSameAs(first);
        });
        assertThat(rules().version()).isEqualTo(1);
    }

    @Test
    void whatANewerVersionHasAddedIsPassedOver() {
        // Given
        change(Reception.of(GeneralSettings.initial(true)));

        // When
        store("settings = jsonb_set(settings, '{general,future}', '{\"a\": 1}'), version = version + 1");

        // Then
        assertThat(rules().version()).isEqualTo(2);
        assertThat(rules().reception().general().transferToHuman()).isTrue();
    }

    @Test
    void whatOnlyANewerVersionCanReadLeavesTheRulesAsTheyWere() {
        // Given
        change(Reception.of(GeneralSettings.initial(true)));
        ReceptionRules before = rules();

        // When
        store("settings = jsonb_set(settings, '{general}', '[]'), version = version + 1");

        // Then
        assertThat(rules().version()).isEqualTo(2);
        assertThat(rules().reception()).isEqualTo(before.reception());
    }

    @Test
    void whereNothingCanBeReadTheMessagesWait() {
        // Given
        change(Reception.INITIAL);

        // When
        store("settings = '[]'");

        // Then
        assertThatThrownBy(this::rules)
                .hasRootCauseInstanceOf(JsonProcessingException.class)
                .isInstanceOf(NotNowException.class);
    }

    @Test
    void whatANewerVersionHasSavedIsNotChanged() {
        // Given
        change(Reception.INITIAL);
        store("format = 2");

        // When, then
        assertThatThrownBy(() -> change(Reception.of(GeneralSettings.initial(true))))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(409));
    }

    @Test
    void whatChangesNothingIsNoNewVersion() {
        // Given
        change(Reception.of(GeneralSettings.initial(true)));

        // When
        SavedReception again = change(Reception.of(GeneralSettings.initial(true)));

        // Then
        assertThat(again.version()).isEqualTo(1);
        assertThat(rules().version()).isEqualTo(1);
    }

    @Test
    void theNewestVersionsAreKept() {
        // When
        for (int number = 1; number <= 203; number++) {
            change(Reception.of(GeneralSettings.initial(number % 2 == 1)));
        }

        // Then
        List<Version> kept =
                QuarkusTransaction.requiringNew().call(() -> ReceptionVersionRow.before(app, Long.MAX_VALUE, 500));
        assertThat(kept).hasSize(200);
        assertThat(kept.getFirst().version()).isEqualTo(203);
        assertThat(kept.getLast().version()).isEqualTo(4);
    }

    private void store(String assignments) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(
                                "update reception set " + assignments + " where app_id = :app")
                        .setParameter("app", app)
                        .executeUpdate());
    }

    private SavedReception change(Reception reception) {
        return changeReception.change(app, new Change("li", Part.DOCUMENT, null, _ -> reception));
    }

    private ReceptionRules rules() {
        return QuarkusTransaction.requiringNew().call(() -> receptions.rules(app));
    }
}
