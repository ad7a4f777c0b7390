package io.zhike.routing.statistics;

import io.zhike.events.routed.MessageRouted.Reason;
import io.zhike.routing.reception.Reception;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.Session;

/** The stored counts of an app's rules. */
@ApplicationScoped
class RuleCounts {

    private final Session session;

    RuleCounts(Session session) {
        this.session = session;
    }

    /**
     * Each rule's counts, those that counted most often first.
     *
     * @param from the first day
     * @param until the last day
     */
    List<RuleStatistics> of(String appId, Reception reception, LocalDate from, LocalDate until) {
        var names = RuleNames.in(reception);
        return session
                .createNativeQuery("""
                        select kind, rule, sum(hits)::bigint hits, sum(without_person)::bigint without_person,
                               sum(with_person)::bigint with_person
                        from rule_count where app_id = :app and day between :from and :until
                        group by kind, rule order by hits desc, kind, rule
                        """, Object[].class)
                .setParameter("app", appId)
                .setParameter("from", from)
                .setParameter("until", until)
                .addScalar("kind", String.class)
                .addScalar("rule", String.class)
                .addScalar("hits", Long.class)
                .addScalar("without_person", Long.class)
                .addScalar("with_person", Long.class)
                .getResultList()
                .stream()
                .map(row -> RuleStatistics.of(
                        Reason.valueOf((String) row[0]),
                        (String) row[1],
                        names.of(Reason.valueOf((String) row[0]), (String) row[1]),
                        new Counts((Long) row[2], (Long) row[3], (Long) row[4])))
                .toList();
    }

    void deleteBefore(LocalDate day) {
        session.createNativeMutationQuery("delete from rule_count where day < :day")
                .setParameter("day", day)
                .executeUpdate();
    }
}
