package io.zhike.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhike.embedded.LocalPerson;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures on their way through all services, and back. */
class PicturesIT {

    private final LocalSystem system = LocalSystem.shared();
    private final Phone phone = system.newPhone();
    private final Desk admin = system.desk(LocalPerson.ADMIN);
    private final Desk li = system.desk(LocalPerson.LI);

    @BeforeEach
    void openTheDesk() {
        system.clearDesk();
        admin.transferToHuman(LocalSystem.APP, false);
        li.status("ONLINE");
    }

    @Test
    void whatTheUserSendsIsSeenAtTheDeskAndWhatTheAgentSendsOnThePhone() throws IOException {
        // When
        phone.sendPicture();

        // Then
        await().untilAsserted(() ->
                assertThat(conversation().path("agentId").asText()).isEqualTo("li"));
        String id = conversation().path("id").asText();
        JsonNode received = li.messages(id).getFirst();
        assertThat(received.path("type").asText()).isEqualTo("image");
        String sentId =
                phone.messages().getFirst().path("content").path("media_id").asText();
        await().ignoreException(AssertionError.class)
                .untilAsserted(() -> assertThat(li.picture(
                                received.path("content").path("mediaId").asText()))
                        .isEqualTo(phone.picture(sentId)));

        // When
        byte[] picture = png();
        var reply = UUID.randomUUID();
        assertThat(li.replyWithPicture(id, reply, li.upload(LocalSystem.APP, picture))
                        .status())
                .isEqualTo(202);

        // Then
        await().untilAsserted(() -> assertThat(
                        phone.messages().getLast().path("direction").asText())
                .isEqualTo("out"));
        JsonNode shown = phone.messages().getLast();
        assertThat(shown.path("type").asText()).isEqualTo("image");
        assertThat(phone.picture(shown.path("content").path("media_id").asText()))
                .isEqualTo(picture);
        await().untilAsserted(() ->
                assertThat(li.messages(id).getLast().path("status").asText()).isEqualTo("SENT"));
    }

    private JsonNode conversation() {
        return admin.conversationOf(LocalSystem.APP, phone.openId()).orElseThrow(() -> new AssertionError("none yet"));
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
