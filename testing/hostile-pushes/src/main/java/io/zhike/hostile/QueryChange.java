package io.zhike.hostile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** Damage to what is sent along with a body. Most of it no signature covers any more. */
enum QueryChange implements Change<SequencedMap<String, String>> {
    MISSING((query, dice) -> {
        var fewer = new LinkedHashMap<>(query);
        fewer.remove(dice.pick(List.copyOf(query.keySet())));
        return fewer;
    }),
    STRANGE((query, dice) -> changed(
            query,
            dice,
            value -> dice.pick("", " ", "\0", "\ud800", "你好", "null", "-1", "9".repeat(dice.length()), value + value))),
    UPPER_CASE((query, dice) -> changed(query, dice, value -> value.toUpperCase(Locale.ROOT))),
    CUT((query, dice) -> changed(query, dice, value -> value.substring(0, dice.below(value.length()))));

    private final Damage<SequencedMap<String, String>> damage;

    QueryChange(Damage<SequencedMap<String, String>> damage) {
        this.damage = damage;
    }

    @Override
    public SequencedMap<String, String> apply(SequencedMap<String, String> query, Dice dice) {
        return damage.to(query, dice);
    }

    private static SequencedMap<String, String> changed(
            SequencedMap<String, String> query, Dice dice, UnaryOperator<String> change) {
        var changed = new LinkedHashMap<>(query);
        changed.computeIfPresent(dice.pick(List.copyOf(query.keySet())), (name, value) -> change.apply(value));
        return changed;
    }
}
