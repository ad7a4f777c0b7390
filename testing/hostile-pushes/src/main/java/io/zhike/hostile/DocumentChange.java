package io.zhike.hostile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Damage to a document while its grammar is still known. */
enum DocumentChange implements Change<Document> {
    STRANGE_VALUE((document, dice) -> document.with(fields -> {
        var name = dice.pick("FromUserName", "CreateTime", "MsgType", "Content", "MsgId", "ToUserName", "Event");
        var written = document.grammar().rawField(name, document.grammar().strangeValue(dice));
        var start = document.grammar().rawField(name, "").substring(0, name.length() + 2);
        if (fields.removeIf(field -> field.startsWith(start)) || dice.oneIn(2)) {
            fields.add(dice.below(fields.size() + 1), written);
        }
    })),
    STRANGE_FIELD((document, dice) -> document.with(fields -> fields.add(
            dice.below(fields.size() + 1),
            document.grammar()
                    .rawField(
                            document.grammar().strangeName(dice),
                            document.grammar().strangeValue(dice))))),
    REPEATED_FIELD((document, dice) -> document.with(fields -> {
        if (!fields.isEmpty()) {
            fields.addAll(Collections.nCopies(1 + dice.below(3), dice.pick(fields)));
        }
    })),
    MISSING_FIELD((document, dice) -> document.with(fields -> {
        if (!fields.isEmpty()) {
            fields.remove(dice.below(fields.size()));
        }
    })),
    MANY_FIELDS((document, dice) -> document.with(fields -> {
        var field = document.grammar()
                .rawField(dice.oneIn(2) ? "a" : document.grammar().strangeName(dice), "1");
        fields.addAll(
                Collections.nCopies(Math.min(dice.pick(900, 999, 1_001, 5_000), 300_000 / field.length()), field));
    })),
    MANY_FIELDS_IN_A_LONG_NAME((document, dice) -> document.with(fields -> {
        var grammar = document.grammar();
        var many = grammar.document(Collections.nCopies(dice.pick(10, 990), grammar.rawField("a", "1")));
        fields.add(grammar.rawField("n".repeat(1 + 4 * dice.length()), many));
    })),
    NESTED_FIELD((document, dice) -> document.with(fields ->
            fields.add(document.grammar().rawField("Nested", document.grammar().nested(dice.length(), dice))))),
    NESTED_WHOLE((document, dice) -> document.with(fields -> {
        var inner = document.grammar().document(List.copyOf(fields));
        fields.clear();
        fields.add(document.grammar().rawField("xml", inner));
    })),
    PROLOGUE((document, dice) -> document.after(document.grammar().prologue(dice))),
    EPILOGUE((document, dice) -> document.before(document.grammar().epilogue(dice))),
    SHUFFLED((document, dice) -> document.with(fields -> {
        var taken = new ArrayList<String>();
        while (!fields.isEmpty()) {
            taken.add(fields.remove(dice.below(fields.size())));
        }
        fields.addAll(taken);
    }));

    private final Damage<Document> damage;

    DocumentChange(Damage<Document> damage) {
        this.damage = damage;
    }

    @Override
    public Document apply(Document document, Dice dice) {
        return damage.to(document, dice);
    }
}
