package io.zhike.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhike.embedded.LocalPerson;
import org.junit.jupiter.api.Test;

class DoctorIT {

    private final LocalSystem system = LocalSystem.shared();
    private final Desk admin = system.desk(LocalPerson.ADMIN);

    @Test
    void findsASystemWellThatHasAnsweredAUser() {
        // Given
        Phone phone = system.newPhone();
        phone.enter();
        await().until(() -> !phone.answers().isEmpty());

        // When, then: the local secret has another form than WeChat's
        await().untilAsserted(() -> assertThat(admin.doctor(LocalSystem.APP))
                .containsEntry("configuration", "WARNING")
                .containsEntry("vectors", "OK")
                .containsEntry("pushes", "OK")
                .containsEntry("clock", "OK")
                .containsEntry("access-token", "OK")
                .containsEntry("last-send", "OK")
                .containsEntry("quota-policy", "INFO")
                .containsEntry("agents-bound", "OK")
                .doesNotContainValue("FAILED"));
    }
}
