package io.zhike.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** The desk as a test finds and uses it. */
@ApplicationScoped
public class Desk {

    public static final String FIRST_APP = "wx0000000000000001";
    public static final String SECOND_APP = "wx0000000000000002";

    private final EntityManager entities;

    Desk(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * As it is before anybody is bound or has written. Work of the test before may still be under way: it goes first.
     */
    public void clear() {
        await().ignoreExceptionsInstanceOf(PersistenceException.class).until(() -> {
            QuarkusTransaction.requiringNew()
                    .run(() -> entities.createNativeQuery("""
                            truncate message, assignment, conversation, binding, agent, app_user, outbox, handled_event,
                                compliance_finding, opening_hours, lost_window, desk_settings,
                                attendance, block_proposal, tag, canned_reply, webhook_endpoint,
                                webhook_delivery, user_name, rating
                            """).executeUpdate());
            return true;
        });
    }

    public void bind(String appId, String agent, String role, int capacity) {
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("""
                            insert into agent (id, name, capacity) values (:id, :id, :capacity)
                            on conflict (id) do update set capacity = excluded.capacity
                            """)
                    .setParameter("id", agent)
                    .setParameter("capacity", capacity)
                    .executeUpdate();
            entities.createNativeQuery("insert into binding (app_id, agent_id, role) values (:app, :id, :role)")
                    .setParameter("app", appId)
                    .setParameter("id", agent)
                    .setParameter("role", role)
                    .executeUpdate();
        });
    }

    public void agent(String appId, String agent, int capacity) {
        bind(appId, agent, "AGENT", capacity);
    }

    /** Makes the agent belong to these groups of the app, and to no others. */
    public static void groups(String appId, String agent, String... groups) {
        Tokens.as("admin")
                .body(Map.of("groups", groups))
                .patch("/api/apps/{app}/agents/{agent}", appId, agent)
                .then()
                .statusCode(200);
    }

    /** Sets what an app's administrators want of their desk; what is left out is as in a new app. */
    public static void settings(String appId, Map<String, ?> settings) {
        Tokens.as("admin")
                .body(settings)
                .put("/api/apps/{app}/desk", appId)
                .then()
                .statusCode(200);
    }

    public void unbind(String appId, String agent) {
        change("delete from binding where app_id = :one and agent_id = :other", appId, agent);
    }

    /** As it cannot be: a conversation without the row of its user. */
    public void forgetUser(String appId, String openId) {
        change("delete from app_user where app_id = :one and open_id = :other", appId, openId);
    }

    /** The highest number of a user's pushes that have been taken in; 0 where none has. */
    public long highestNumber(String openId) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entities.createNativeQuery(
                        "select coalesce(max(highest_number), 0) from app_user where open_id = :user", Long.class)
                .setParameter("user", openId)
                .getSingleResult());
    }

    private void change(String sql, String one, String other) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(sql)
                        .setParameter("one", one)
                        .setParameter("other", other)
                        .executeUpdate());
    }

    /** Someone who cannot sign in here is there, and gets nothing assigned. */
    public void present(String agent) {
        change("update agent set status = :other where id = :one", agent, "AWAY");
    }

    /** Sets the status through the API. */
    public static void status(String agent, String status) {
        Tokens.as(agent)
                .body(Map.of("status", status))
                .put("/api/me/status")
                .then()
                .statusCode(200);
    }

    /** The conversations of a user, as an administrator lists them; the newest activity first. */
    public static List<Map<String, Object>> conversationsOf(String openId) {
        return Stream.of(FIRST_APP, SECOND_APP)
                .flatMap(app -> Tokens.as("admin")
                        .get("/api/apps/{app}/users/{openId}/conversations", app, openId)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .<Map<String, Object>>getList("items")
                        .stream())
                .toList();
    }

    /** The only conversation of a user. */
    public static Map<String, Object> conversationOf(String openId) {
        List<Map<String, Object>> found = conversationsOf(openId);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    /** A field of a user's only conversation, which must have it. */
    public static String fieldOf(String openId, String name) {
        return (String) Objects.requireNonNull(conversationOf(openId).get(name), name);
    }

    public static String idOf(String openId) {
        return fieldOf(openId, "id");
    }

    public static List<Map<String, Object>> messages(String conversation) {
        return Tokens.as("admin")
                .get("/api/conversations/{id}/messages", conversation)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    public static Response accept(String agent, String conversation) {
        return Tokens.as(agent).post("/api/conversations/{id}/accept", conversation);
    }

    public static Response end(String agent, String conversation) {
        return Tokens.as(agent).post("/api/conversations/{id}/end", conversation);
    }

    /** Ends it, as if that had been so long ago that its user's next message begins another. */
    public void endLongAgo(String agent, String conversation) {
        end(agent, conversation).then().statusCode(200);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "update conversation set ended_at = ended_at - interval '1 day' where id = :id")
                        .setParameter("id", UUID.fromString(conversation))
                        .executeUpdate());
    }

    /** As if its user had written last then. */
    public void heardLast(String conversation, Instant at) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "update conversation set last_user_message_at = :at where id = :id")
                        .setParameter("at", at)
                        .setParameter("id", UUID.fromString(conversation))
                        .executeUpdate());
    }

    /** As if nothing had been said since then. */
    public void talkedLast(String conversation, Instant at) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update conversation set talked_at = :at where id = :id")
                        .setParameter("at", at)
                        .setParameter("id", UUID.fromString(conversation))
                        .executeUpdate());
    }

    public static Response say(String agent, String conversation, UUID id, String text) {
        return Tokens.as(agent)
                .body(Map.of("id", id, "type", "text", "text", text))
                .post("/api/conversations/{id}/messages", conversation);
    }

    /** Says it when the user writes next. */
    public static Response hold(String agent, String conversation, String text) {
        return Tokens.as(agent)
                .body(Map.of("id", UUID.randomUUID(), "type", "text", "text", text, "hold", true))
                .post("/api/conversations/{id}/messages", conversation);
    }

    public static Response say(String agent, String conversation, String text) {
        return say(agent, conversation, UUID.randomUUID(), text);
    }
}
