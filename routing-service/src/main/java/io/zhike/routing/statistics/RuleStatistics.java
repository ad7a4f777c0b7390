package io.zhike.routing.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhike.events.routed.MessageRouted.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a rule did in a time.
 *
 * @param kind what kind of rule it is
 * @param id its id
 * @param name what its operators call it; null where it stands in the settings no longer
 * @param hits how often it counted
 * @param withoutPerson conversations in which it was the last to answer, and that ended without a person
 * @param withPerson those that came to a person
 * @param shareWithoutPerson of these conversations, from 0 to 1; null where there were none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleStatistics(
        Reason kind,
        String id,
        @Nullable String name,
        long hits,
        long withoutPerson,
        long withPerson,
        @Nullable Double shareWithoutPerson) {

    static RuleStatistics of(Reason kind, String id, @Nullable String name, Counts counts) {
        long ended = counts.withoutPerson() + counts.withPerson();
        return new RuleStatistics(
                kind,
                id,
                name,
                counts.hits(),
                counts.withoutPerson(),
                counts.withPerson(),
                ended == 0 ? null : (double) counts.withoutPerson() / ended);
    }
}
