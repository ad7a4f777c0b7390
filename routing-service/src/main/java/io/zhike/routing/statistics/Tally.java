package io.zhike.routing.statistics;

import io.zhike.routing.robot.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;

/** Counts what rules do, within the present transaction; {@link #write} writes it down before the transaction ends. */
@ApplicationScoped
public class Tally {

    /** So many transactions can count the same rule at once. */
    private static final int SLOTS = 8;

    private final TransactionCounts counts;
    private final EntityManager entities;

    Tally(TransactionCounts counts, EntityManager entities) {
        this.counts = counts;
        this.entities = entities;
    }

    /** A rule counted. */
    public void hit(String appId, LocalDate day, Rule rule) {
        counts.add(new RuleDay(appId, day, rule.kind(), rule.id()), new Counts(1, 0, 0));
    }

    /** A conversation in which this rule was the last to answer ended so. */
    public void ended(String appId, LocalDate day, Rule rule, Outcome outcome) {
        counts.add(
                new RuleDay(appId, day, rule.kind(), rule.id()),
                switch (outcome) {
                    case WITHOUT_PERSON -> new Counts(0, 1, 0);
                    case WITH_PERSON -> new Counts(0, 0, 1);
                });
    }

    /** The robot had no answer to a text. */
    public void unanswered(String appId, Instant at, String text) {
        new UnansweredTextRow(appId, at, text).persist();
    }

    /** In the order of their keys, so that two transactions never wait for each other. */
    public void write() {
        int slot = ThreadLocalRandom.current().nextInt(SLOTS);
        counts.taken().forEach((rule, counted) -> write(rule, slot, counted));
    }

    private void write(RuleDay rule, int slot, Counts counted) {
        entities.createNativeQuery("""
                        insert into rule_count (app_id, day, kind, rule, slot, hits, without_person, with_person)
                        values (:app, :day, :kind, :rule, :slot, :hits, :without, :with)
                        on conflict (app_id, day, kind, rule, slot) do update set
                            hits = rule_count.hits + excluded.hits,
                            without_person = rule_count.without_person + excluded.without_person,
                            with_person = rule_count.with_person + excluded.with_person
                        """)
                .setParameter("app", rule.appId())
                .setParameter("day", rule.day())
                .setParameter("kind", rule.kind().name())
                .setParameter("rule", rule.rule())
                .setParameter("slot", slot)
                .setParameter("hits", counted.hits())
                .setParameter("without", counted.withoutPerson())
                .setParameter("with", counted.withPerson())
                .executeUpdate();
    }
}
