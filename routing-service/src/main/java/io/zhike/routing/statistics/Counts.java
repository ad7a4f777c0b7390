package io.zhike.routing.statistics;

/**
 * What a rule did.
 *
 * @param hits how often it counted
 * @param withoutPerson conversations in which it was the last to answer, and that ended without a person
 * @param withPerson those that came to a person
 */
record Counts(long hits, long withoutPerson, long withPerson) {

    Counts plus(Counts other) {
        return new Counts(hits + other.hits, withoutPerson + other.withoutPerson, withPerson + other.withPerson);
    }
}
