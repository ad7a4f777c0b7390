package io.zhike.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhike.embedded.LocalPerson;
import io.zhike.local.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** quota-service gets no pushes for a while, but is asked for replies to them. */
class LateInboundIT {

    private static final Duration HELD = Duration.ofSeconds(30);

    private final LocalSystem system = LocalSystem.shared();
    private final Desk admin = system.desk(LocalPerson.ADMIN);
    private final Desk li = system.desk(LocalPerson.LI);

    @Test
    void refusesNoReplyToAPushThatItsAskerHasSeen() {
        // Given people who receive everything, and inbound held back from quota-service
        system.clearDesk();
        admin.transferToHuman(LocalSystem.APP, false);
        // A full desk would tell the user so, and spend a reply on it.
        admin.capacity(LocalSystem.APP, LocalPerson.LI, 500);
        li.status("ONLINE");
        admin.status("ONLINE");
        system.restart(
                Part.QUOTA,
                Map.of(
                        "MP_MESSAGING_INCOMING_INBOUND_PAUSABLE", "true",
                        "MP_MESSAGING_INCOMING_INBOUND_INITIALLY_PAUSED", "true"));
        Instant heldSince = Instant.now();

        // When users write and are answered, for as long as that lasts
        List<Phone> phones = new ArrayList<>();
        while (Instant.now().isBefore(heldSince.plus(HELD))) {
            Phone phone = system.newPhone();
            phones.add(phone);
            phone.write("有人吗");
            String id = await().until(
                            () -> admin.conversationOf(LocalSystem.APP, phone.openId())
                                    .map(found -> found.path("id").asText())
                                    .orElse(""),
                            found -> !found.isEmpty());
            for (int n = 1; n <= 3; n++) {
                assertThat(admin.reply(id, UUID.randomUUID(), "answer " + n).status())
                        .isEqualTo(202);
            }
            await().untilAsserted(() -> assertThat(statuses(id)).containsExactly("SENT", "SENT", "SENT"));
        }
        system.restart(Part.QUOTA, Map.of());

        // Then the pushes that come late now grant nothing a second time
        assertThat(phones).isNotEmpty();
        for (Phone phone : phones) {
            String id = admin.conversationOf(LocalSystem.APP, phone.openId())
                    .orElseThrow()
                    .path("id")
                    .asText();
            admin.reply(id, UUID.randomUUID(), "answer 4");
            await().untilAsserted(() -> assertThat(statuses(id)).containsExactly("SENT", "SENT", "SENT", "REFUSED"));
            assertThat(phone.answers()).hasSize(3);
        }
    }

    @AfterEach
    void defaultCapacity() {
        admin.capacity(LocalSystem.APP, LocalPerson.LI, 10);
    }

    private List<String> statuses(String conversation) {
        return admin.messages(conversation).stream()
                .filter(message -> message.path("source").asText().equalsIgnoreCase("agent"))
                .map((JsonNode message) -> message.path("status").asText())
                .toList();
    }
}
