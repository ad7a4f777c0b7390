package io.zhike.routing.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.routing.Records;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithEngines(database = "routing", topics = Records.TOPICS, oidc = true)
class ReceptionsIT {

    private final String app = UUID.randomUUID().toString();

    @Inject
    Receptions receptions;

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

            QuarkusTransaction.requiringNew().run(() -> change(Reception.INITIAL));

            assertThat(receptions.rules(app)).isSameAs(first);
        });
        assertThat(rules().version()).isEqualTo(1);
    }

    private void change(Reception reception) {
        changeReception.change(app, new Change("li", Part.DOCUMENT, _ -> reception));
    }

    private ReceptionRules rules() {
        return QuarkusTransaction.requiringNew().call(() -> receptions.rules(app));
    }
}
