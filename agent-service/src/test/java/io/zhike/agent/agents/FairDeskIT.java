package io.zhike.agent.agents;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.zhike.agent.Desk;
import io.zhike.agent.NaiveDesk;
import io.zhike.agent.NaiveDesk.Assigned;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Routed;
import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.Ending;
import io.zhike.agent.conversation.Person;
import io.zhike.embedded.WithEngines;
import io.zhike.events.Topic;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.routed.MessageRouted;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A whole day at the desk of two apps, whose agents come and go: held, assignment by assignment, against a naive model of
 * who is to get what.
 */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class FairDeskIT {

    private static final int CONVERSATIONS = 1_000;
    private static final int AGENTS = 20;
    private static final long SEED = 20_260_101;

    /** Writes down whoever has more than their capacity as soon as it is committed that they were assigned one. */
    private static final String WITNESS = """
            create table if not exists overload (agent_id text, serving bigint, capacity integer);
            create or replace function witness() returns trigger language plpgsql as $$
            begin
                insert into overload
                select a.id, count(*), a.capacity from agent a join conversation c on c.agent_id = a.id
                where a.id = new.agent_id and c.state = 'SERVING'
                group by a.id having count(*) > a.capacity;
                return null;
            end $$;
            drop trigger if exists witness on assignment;
            create constraint trigger witness after insert on assignment
                deferrable initially deferred for each row execute function witness();
            """;

    private final Records records = new Records();
    private final Random random = new Random(SEED);
    private final NaiveDesk model = new NaiveDesk();
    private final List<UUID> served = new ArrayList<>();
    private int checked;

    @Inject
    Desk desk;

    @Inject
    Agents agents;

    @Inject
    ChangeAgent changeAgent;

    @Inject
    Conversations conversations;

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    @BeforeEach
    void openTheDesk() throws SQLException {
        desk.clear();
        sql(WITNESS);
        for (int number = 0; number < AGENTS; number++) {
            String agent = "agent%02d".formatted(number);
            int capacity = 1 + random.nextInt(8);
            boolean inFirst = number % 3 != 1;
            boolean inSecond = number % 3 != 0;
            if (inFirst) {
                desk.agent(FIRST_APP, agent, capacity);
            }
            if (inSecond) {
                desk.agent(SECOND_APP, agent, capacity);
            }
            model.employ(agent, capacity, inFirst, inSecond);
        }
    }

    @AfterEach
    void close() throws SQLException {
        sql("drop trigger if exists witness on assignment; drop table if exists overload");
        records.close();
    }

    @Test
    void givesEveryConversationToWhomTheModelDoesAndOverloadsNobody() throws SQLException {
        int arrived = 0;
        while (arrived < CONVERSATIONS) {
            switch (random.nextInt(10)) {
                case 0, 1 -> comeOrGo();
                case 2, 3, 4, 5 -> end();
                default -> {
                    arrive();
                    arrived += 2;
                }
            }
            settle();
        }
        assertThat(checked).isGreaterThan(CONVERSATIONS / 2);
        assertThat(number("select count(*) from overload")).isZero();
        assertThat(number("select count(*) from conversation where state = 'SERVING'"))
                .isEqualTo(model.serving());
    }

    /** A user of each app. */
    private void arrive() throws SQLException {
        List<MessageRouted> asked = Stream.of(FIRST_APP, SECOND_APP)
                .map(app -> Routed.newUser(app).keyword("人工"))
                .toList();
        asked.forEach(each -> records.write(Topic.ROUTED, each));
        for (MessageRouted each : asked) {
            InboundEvent push = each.push();
            String openId = push.openId();
            await().pollInterval(Duration.ofMillis(5)).until(() -> conversationOf(openId) != null);
            model.arrive(push.appId(), Objects.requireNonNull(conversationOf(openId)), push.receivedAt());
        }
    }

    private void comeOrGo() {
        String agent = "agent%02d".formatted(random.nextInt(AGENTS));
        Presence presence = random.nextInt(4) == 0 ? Presence.AWAY : Presence.ONLINE;
        QuarkusTransaction.requiringNew()
                .run(() -> changeAgent.become(agents.lock(agent).orElseThrow(), presence));
        model.become(agent, presence == Presence.ONLINE);
    }

    private void end() {
        if (served.isEmpty()) {
            return;
        }
        UUID id = served.remove(random.nextInt(served.size()));
        QuarkusTransaction.requiringNew()
                .run(() -> conversations.lock(id).ifPresent(locked -> {
                    var administrator = new Person("admin", true, true);
                    var ended = (Ending.Done) locked.conversation().end(administrator, clock.instant());
                    conversations.change(locked, ended.after());
                }));
        model.end(id);
    }

    /** Nobody waits for long for whom someone has room; and each assignment since then is the model's. */
    private void settle() {
        await().atMost(Duration.ofSeconds(2)).pollInterval(Duration.ofMillis(5)).untilAsserted(() -> {
            for (Assigned assigned : assignedSince(checked)) {
                model.check(assigned);
                served.add(assigned.conversation());
                checked++;
            }
            assertThat(model.neglected()).isEmpty();
        });
    }

    private List<Assigned> assignedSince(int known) throws SQLException {
        List<Assigned> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select app_id, conversation_id, agent_id, at from assignment order by at, id offset ?")) {
            query.setInt(1, known);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
                    found.add(new Assigned(row.getString(1), row.getObject(2, UUID.class), row.getString(3), at));
                }
            }
        }
        return found;
    }

    private @Nullable UUID conversationOf(String openId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select id from conversation where app_id in (?, ?) and open_id = ?")) {
            query.setString(1, FIRST_APP);
            query.setString(2, SECOND_APP);
            query.setString(3, openId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
