package io.zhike.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.simulator.fault.Fault.Timeout;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultTest {

    @Test
    void nothingGoesWrongByItself() {
        assertThat(Fault.NONE.fate(0)).isEqualTo(new CallFate.Normal());
        assertThat(new Fault(null, 200, null, null).fate(0)).isEqualTo(new CallFate.Normal());
    }

    @Test
    void everyCallFailsWhereNoShareIsGiven() {
        assertThat(new Fault(45009, 0, null, null).fate(0.999)).isEqualTo(new CallFate.Refused(45009));
        assertThat(new Fault(null, 0, null, Timeout.BEFORE_ACCEPTING).fate(0.999))
                .isEqualTo(new CallFate.SilentBeforeAccepting());
        assertThat(new Fault(null, 0, null, Timeout.AFTER_ACCEPTING).fate(0.999))
                .isEqualTo(new CallFate.SilentAfterAccepting());
    }

    @Test
    void onlyAShareFails() {
        // Given
        var fault = new Fault(45011, 0, 0.25, null);

        // Then
        assertThat(fault.fate(0.249)).isEqualTo(new CallFate.Refused(45011));
        assertThat(fault.fate(0.25)).isEqualTo(new CallFate.Normal());
        assertThat(new Fault(45011, 0, 0.0, null).fate(0)).isEqualTo(new CallFate.Normal());
    }

    @Test
    void aShareAloneFailsAsBusy() {
        assertThat(new Fault(null, 0, 1.0, null).fate(0.5)).isEqualTo(new CallFate.Refused(-1));
    }

    @Test
    void aTimeoutGoesBeforeAnErrorCode() {
        assertThat(new Fault(45009, 0, null, Timeout.AFTER_ACCEPTING).fate(0))
                .isEqualTo(new CallFate.SilentAfterAccepting());
    }

    @Test
    void anAppsOwnFaultGoesBeforeTheGlobalOne() {
        // Given
        var plan = new FaultPlan(new Fault(45009, 0, null, null), Map.of("wx1", Fault.NONE));

        // Then
        assertThat(plan.of("wx1").fate(0)).isEqualTo(new CallFate.Normal());
        assertThat(plan.of("wx2").fate(0)).isEqualTo(new CallFate.Refused(45009));
    }
}
