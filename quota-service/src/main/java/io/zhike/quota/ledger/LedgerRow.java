package io.zhike.quota.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.zhike.events.UserKey;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** A stored {@link LedgerEntry}. */
@Entity
@Table(name = "ledger")
@IdClass(LedgerRow.Key.class)
class LedgerRow extends PanacheEntityBase {

    record Key(String appId, String openId, long number) {}

    @Id
    String appId;

    @Id
    String openId;

    @Id
    long number;

    Instant at;

    @Enumerated(EnumType.STRING)
    Who who;

    @Enumerated(EnumType.STRING)
    Why why;

    int remainingBefore;

    @Nullable
    Instant expiresBefore;

    int remainingAfter;

    @Nullable
    Instant expiresAfter;

    @Nullable
    UUID replyId;

    @Nullable
    UUID pushId;

    LedgerRow() {}

    LedgerRow(UserKey user, LedgerEntry entry) {
        appId = user.appId();
        openId = user.openId();
        number = entry.number();
        at = entry.at();
        who = entry.who();
        why = entry.why();
        remainingBefore = entry.before().remaining();
        expiresBefore = entry.before().expiresAt();
        remainingAfter = entry.after().remaining();
        expiresAfter = entry.after().expiresAt();
        replyId = entry.replyId();
        pushId = entry.pushId();
    }

    /** Those of the pushes that have a row, by the index that holds just these. */
    static Set<UUID> pushesOf(Session session, Map<UUID, UserKey> pushes) {
        List<Map.Entry<UUID, UserKey>> asked = List.copyOf(pushes.entrySet());
        return Set.copyOf(session.createNativeQuery("""
                        select l.push_id
                        from unnest(:apps, :users, :pushes) as asked (app_id, open_id, push_id)
                        join ledger l on l.app_id = asked.app_id and l.open_id = asked.open_id and l.push_id = asked.push_id
                        """, UUID.class)
                .setParameter(
                        "apps",
                        asked.stream().map(one -> one.getValue().appId()).toArray(String[]::new))
                .setParameter(
                        "users",
                        asked.stream().map(one -> one.getValue().openId()).toArray(String[]::new))
                .setParameter("pushes", asked.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .getResultList());
    }

    static List<LedgerRow> newestBefore(UserKey user, long number, int atMost) {
        return find(
                        "appId = ?1 and openId = ?2 and number < ?3 order by number desc",
                        user.appId(),
                        user.openId(),
                        number)
                .<LedgerRow>page(0, atMost)
                .list();
    }

    LedgerEntry entry() {
        return new LedgerEntry(
                number,
                at,
                who,
                why,
                new Balance(remainingBefore, expiresBefore),
                new Balance(remainingAfter, expiresAfter),
                replyId,
                pushId);
    }
}
