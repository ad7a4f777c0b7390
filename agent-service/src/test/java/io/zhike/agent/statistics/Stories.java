package io.zhike.agent.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts what came of conversations where it is stored. */
@ApplicationScoped
public class Stories {

    private final EntityManager entities;
    private final ObjectMapper mapper;

    Stories(EntityManager entities, ObjectMapper mapper) {
        this.entities = entities;
        this.mapper = mapper;
    }

    void tell(Collection<Story> stories) {
        QuarkusTransaction.requiringNew().run(() -> stories.forEach(this::tell));
    }

    private void tell(Story story) {
        UUID id = UUID.randomUUID();
        entities.createNativeQuery("""
                        insert into conversation (id, app_id, open_id, state, agent_id, served_by, ended_at, person_asked,
                            person_wrote, last_number, last_routed_number, started_at, active_at, wanted_at, answer_id,
                            answered_at, answered_by, said_by_user, said_by_robot, said_by_people, said_by_agents,
                            passed_on_by)
                        values (:id, :app, :user, case when cast(:ended as timestamptz) is null then 'EXPIRED' else 'ENDED' end,
                            cast(:agent as text), :served, cast(:ended as timestamptz), :asked, :wrote, 0, 0, :begun, :begun,
                            cast(:wanted as timestamptz), gen_random_uuid(), cast(:answered as timestamptz),
                            case when cast(:answered as timestamptz) is not null then cast(:agent as text) end, :byUser,
                            :byRobot, :byPeople, cast(:said as jsonb), :passedOnBy)
                        """)
                .setParameter("id", id)
                .setParameter("app", story.app())
                .setParameter("user", "user-" + id)
                .setParameter("ended", story.ended())
                .setParameter("agent", story.lastAgent())
                .setParameter("served", story.servedBy().toArray(String[]::new))
                .setParameter("asked", story.personAsked())
                .setParameter("wrote", story.personWrote())
                .setParameter("begun", story.begun())
                .setParameter("wanted", story.wanted())
                .setParameter("answered", story.answered())
                .setParameter("byUser", story.saidByUser())
                .setParameter("byRobot", story.saidByRobot())
                .setParameter(
                        "byPeople",
                        story.said().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .setParameter("said", json(story.said()))
                .setParameter("passedOnBy", story.passedOnBy().toArray(String[]::new))
                .executeUpdate();
        if (story.lost() != null) {
            lose(story, id, story.lost());
        }
        if (story.questioned() != null) {
            rate(story, id, story.questioned(), story.score());
        }
    }

    private void lose(Story story, UUID conversation, Instant at) {
        entities.createNativeQuery("""
                        insert into lost_window (app_id, open_id, closed_at, conversation_id, unanswered_since)
                        values (:app, :user, :at, :id, :at)
                        """)
                .setParameter("app", story.app())
                .setParameter("user", "user-" + conversation)
                .setParameter("at", at)
                .setParameter("id", conversation)
                .executeUpdate();
    }

    private void rate(Story story, UUID conversation, Instant at, @Nullable Integer score) {
        entities.createNativeQuery("""
                        insert into rating (conversation_id, app_id, agent_id, asked_at, score, rated_at)
                        values (:id, :app, cast(:agent as text), :at, cast(:score as smallint),
                            case when cast(:score as smallint) is not null then cast(:at as timestamptz) end)
                        """)
                .setParameter("id", conversation)
                .setParameter("app", story.app())
                .setParameter("agent", story.lastAgent())
                .setParameter("at", at)
                .setParameter("score", score)
                .executeUpdate();
    }

    /**
     * Very many of an app, evenly over as many days up to then, each with a person's answer; and three times as many of before,
     * and of another app, each.
     */
    void tellMany(String app, String other, int number, int days, Instant until) {
        QuarkusTransaction.requiringNew().timeout(300).run(() -> {
            insert(app, number, days, until);
            insert(app, number * 3, days * 3, until.minusSeconds(days * 86_400L));
            insert(other, number * 3, days * 3, until);
        });
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("analyze conversation, lost_window, rating")
                        .executeUpdate());
    }

    private void insert(String app, int number, int days, Instant until) {
        entities.createNativeQuery("""
                        with begun as (
                            select gen_random_uuid() as id, n, array['li', 'wang'] as agents, random() as chance,
                                cast(:until as timestamptz) - n * make_interval(secs => :days * 86400.0 / (:number + 1)) as at
                            from generate_series(1, :number) n),
                        conversations as (
                            insert into conversation (id, app_id, open_id, state, agent_id, served_by, ended_at, person_asked,
                                person_wrote, last_number, last_routed_number, started_at, active_at, wanted_at, answer_id,
                                answered_at, answered_by, said_by_user, said_by_robot, said_by_people, said_by_agents,
                                passed_on_by)
                            select id, :app, 'many-' || id, 'ENDED', agents[1 + n % 2], array[agents[1 + n % 2]],
                                at + chance * interval '1 hour', true, true, 8, 8, at, at, at, id,
                                at + chance * interval '10 minutes', agents[1 + n % 2], 4, 1, 3,
                                jsonb_build_object(agents[1 + n % 2], 3), case n % 10 when 0 then array['li'] else '{}' end
                            from begun),
                        lost as (
                            insert into lost_window (app_id, open_id, closed_at, conversation_id, unanswered_since)
                            select :app, 'many-' || id, at, id, at from begun where n % 50 = 0)
                        insert into rating (conversation_id, app_id, agent_id, asked_at, score, rated_at)
                        select id, :app, agents[1 + n % 2], at, case when n % 3 = 0 then 1 + n % 5 end, at from begun
                        """)
                .setParameter("app", app)
                .setParameter("number", number)
                .setParameter("days", days)
                .setParameter("until", until)
                .executeUpdate();
    }

    /** Everything that was said is forgotten. */
    void forgetMessages() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("delete from message").executeUpdate());
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
