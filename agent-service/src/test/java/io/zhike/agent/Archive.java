package io.zhike.agent;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was said long ago, put where it is stored: of any time, in any state and of any size. */
@ApplicationScoped
public class Archive {

    private final EntityManager entities;

    Archive(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * A user without a conversation.
     *
     * @param remarkName null where nobody calls them anything
     * @param nickName null where their mini program says none
     */
    public void user(String appId, String openId, @Nullable String remarkName, @Nullable String nickName) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("""
                        insert into app_user (app_id, open_id, remark_name, self_reported)
                        values (:app, :user, cast(:remark as text), case when cast(:nick as text) is null then null
                            else jsonb_build_object('nickName', cast(:nick as text)) end)
                        """)
                        .setParameter("app", appId)
                        .setParameter("user", openId)
                        .setParameter("remark", remarkName)
                        .setParameter("nick", nickName)
                        .executeUpdate());
    }

    /** A conversation that nobody had, and that has ended. */
    public UUID conversation(String appId, String openId, Instant begin) {
        return conversation(appId, openId, "ENDED", null, List.of(), null, begin);
    }

    /**
     * A user's conversation, whose newest and open one it is where it is open.
     *
     * @param agent who has it, or had it last; null for nobody
     * @param group whose agents are to have it; null for everybody's
     */
    public UUID conversation(
            String appId,
            String openId,
            String state,
            @Nullable String agent,
            List<String> servedBy,
            @Nullable String group,
            Instant begin) {
        UUID id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("""
                            insert into conversation (id, app_id, open_id, state, agent_id, served_by, wanted_group,
                                waiting_since, ended_at, talked_at, person_asked, person_wrote, last_number,
                                last_routed_number, started_at, active_at, last_user_message_at)
                            values (:id, :app, :user, :state, cast(:agent as text), :served, cast(:group as text),
                                case when :state = 'WAITING' then cast(:begin as timestamptz) end,
                                case when :state = 'ENDED' then cast(:begin as timestamptz) end,
                                case when :state = 'SERVING' then now() end, true, true, 0, 0, :begin, :begin, now())
                            """)
                    .setParameter("id", id)
                    .setParameter("app", appId)
                    .setParameter("user", openId)
                    .setParameter("state", state)
                    .setParameter("agent", agent)
                    .setParameter("served", servedBy.toArray(String[]::new))
                    .setParameter("group", group)
                    .setParameter("begin", begin)
                    .executeUpdate();
            entities.createNativeQuery("""
                            update app_user set last_conversation = :id,
                                open_conversation = case when :state in ('EXPIRED', 'ENDED') then open_conversation else :id end
                            where app_id = :app and open_id = :user
                            """)
                    .setParameter("id", id)
                    .setParameter("state", state)
                    .setParameter("app", appId)
                    .setParameter("user", openId)
                    .executeUpdate();
        });
        return id;
    }

    /** A text of its user. */
    public UUID message(UUID conversation, String text, Instant at) {
        return message(conversation, "IN", "USER", "TEXT", null, text, at);
    }

    /** @param agent who wrote it; null where none did */
    public UUID message(
            UUID conversation,
            String direction,
            String source,
            String type,
            @Nullable String agent,
            String text,
            Instant at) {
        UUID id = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("""
                        with counted as (
                            update conversation set last_number = last_number + 1 where id = :conversation
                            returning id, app_id, open_id, last_number)
                        insert into message (id, app_id, open_id, conversation_id, number, direction, source, type, agent_id,
                            text, at, received_at, admin)
                        select :id, app_id, open_id, id, last_number, :direction, :source, :type, cast(:agent as text),
                            :text, :at, :at, false
                        from counted
                        """)
                        .setParameter("conversation", conversation)
                        .setParameter("id", id)
                        .setParameter("direction", direction)
                        .setParameter("source", source)
                        .setParameter("type", type)
                        .setParameter("agent", agent)
                        .setParameter("text", text)
                        .setParameter("at", at)
                        .executeUpdate());
        return id;
    }

    /**
     * Very many, one after the other every minute until then: ended conversations of wang's, each with as many messages of its
     * user.
     */
    public void fill(String appId, int conversations, int messagesOfEach, Instant until) {
        QuarkusTransaction.requiringNew().timeout(300).run(() -> {
            insert("""
                    insert into app_user (app_id, open_id)
                    select :app, 'many-' || n from generate_series(1, :conversations) n
                    """, appId, conversations).executeUpdate();
            insert("""
                    insert into conversation (id, app_id, open_id, state, agent_id, served_by, ended_at, person_asked,
                        person_wrote, last_number, last_routed_number, started_at, active_at)
                    select gen_random_uuid(), :app, 'many-' || n, 'ENDED', 'wang', array['wang'], now(), true, true, 0, 0,
                        cast(:until as timestamptz) - n * interval '1 minute', cast(:until as timestamptz) - n * interval '1 minute'
                    from generate_series(1, :conversations) n
                    """, appId, conversations).setParameter("until", until).executeUpdate();
            insert("""
                    insert into message (id, app_id, open_id, conversation_id, number, direction, source, type, text, at,
                        received_at, admin)
                    select gen_random_uuid(), app_id, open_id, id, n, 'IN', 'USER', 'TEXT',
                        case n % 3 when 0 then '退款什么时候到' when 1 then '您好，我的订单' else '还没有收到货 ' end
                            || abs(hashtext(id || ' ' || n)),
                        started_at + n * interval '1 second', started_at + n * interval '1 second', false
                    from conversation, generate_series(1, :messages) n
                    where app_id = :app and open_id like 'many-%' and :conversations > 0
                    """, appId, conversations)
                    .setParameter("messages", messagesOfEach)
                    .executeUpdate();
        });
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("analyze message, conversation, app_user, user_name")
                        .executeUpdate());
    }

    /** The next message of it has the number after that. */
    public void counted(UUID conversation, long lastNumber) {
        entities.createNativeQuery("update conversation set last_number = :last where id = :id")
                .setParameter("last", lastNumber)
                .setParameter("id", conversation)
                .executeUpdate();
    }

    private Query insert(String sql, String appId, int conversations) {
        return entities.createNativeQuery(sql).setParameter("app", appId).setParameter("conversations", conversations);
    }
}
