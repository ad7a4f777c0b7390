package io.zhike.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.conversation.UserErased;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.routed.MessageRouted;
import io.zhike.routing.Records;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What routing forgets of a user who is erased. */
@QuarkusTest
@WithEngines(database = "routing", topics = Records.TOPICS, oidc = true)
class ErasureIT {

    private static final String APP = "wx0000000000000001";

    private final String user = UUID.randomUUID().toString();
    private final Records records = new Records();

    @Inject
    EntityManager entities;

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void forgetsTheUser() {
        // Given
        records.write(Topic.INBOUND, message("你好"), message("在吗"));
        awaitRouted(2);

        // When
        records.write(Topic.CONVERSATIONS, erased(2));

        // Then
        await().untilAsserted(() -> assertThat(rows()).isEmpty());
        records.write(Topic.INBOUND, message("我回来了"));
        assertThat(awaitRouted(3).getLast().number()).isEqualTo(1);
    }

    @Test
    void countsOnWhereTheUserCameBackMeanwhile() {
        // Given
        records.write(Topic.INBOUND, message("你好"), message("在吗"), message("我回来了"));
        awaitRouted(3);

        // When
        records.write(Topic.CONVERSATIONS, withPeople(3), erased(2));
        await().until(() -> rows().equals(List.of(false)));
        records.write(Topic.INBOUND, message("请问"));

        // Then
        MessageRouted next = awaitRouted(4).getLast();
        assertThat(next.number()).isEqualTo(4);
        assertThat(next.reason()).isNotEqualTo(MessageRouted.Reason.WITH_PEOPLE);
    }

    @Test
    void takesWhatFollowsInTheSameBatch() {
        // Given
        records.write(Topic.INBOUND, message("你好"));
        awaitRouted(1);

        // When
        records.write(Topic.CONVERSATIONS, erased(1), withPeople(1));

        // Then
        await().untilAsserted(() -> assertThat(rows()).containsExactly(true));
    }

    /** Whether people have the user's conversation; none where nothing is known of them. */
    private List<Boolean> rows() {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(
                                "select with_people from user_reception where open_id = :user", Boolean.class)
                        .setParameter("user", user)
                        .getResultList());
    }

    private List<MessageRouted> awaitRouted(int count) {
        await().until(() -> records.routed(user).size() >= count);
        return records.routed(user);
    }

    private UserMessage message(String text) {
        Instant now = Instant.now();
        return new UserMessage(
                UUID.randomUUID(), APP, user, now, now, null, new MessageContent.Text(text), null, false);
    }

    private UserErased erased(long number) {
        return new UserErased(UUID.randomUUID(), APP, user, Instant.now(), number);
    }

    private ConversationChanged withPeople(long number) {
        return new ConversationChanged(
                UUID.randomUUID(),
                APP,
                user,
                Instant.now(),
                UUID.randomUUID(),
                number,
                ConversationChanged.State.WAITING,
                true,
                null,
                true,
                null,
                true);
    }
}
