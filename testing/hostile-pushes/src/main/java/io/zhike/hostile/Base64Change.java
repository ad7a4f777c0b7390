package io.zhike.hostile;

/** Damage to the text that stands in {@code Encrypt}; it is signed afterwards. */
enum Base64Change implements Change<String> {
    /** Base64 still, and mostly not of whole blocks. */
    NO_WHOLE_BLOCK((text, dice) -> text.substring(0, 4 * dice.below(text.length() / 4))),
    CUT((text, dice) -> text.substring(0, dice.below(text.length()))),
    NO_PADDING((text, dice) -> text.replace("=", "")),
    MORE_PADDING((text, dice) -> text + "=".repeat(1 + dice.below(4))),
    OTHER_ALPHABET((text, dice) -> text.replace('+', '-').replace('/', '_')),
    STRANGE_CHARACTER((text, dice) -> {
        var at = dice.below(text.length());
        return text.substring(0, at) + dice.pick(" ", "\n", "%", "=", "é", "\u0661", "你", "\t") + text.substring(at);
    }),
    BROKEN_LINES((text, dice) -> text.replaceAll("(.{76})", "$1\n")),
    NOTHING((text, dice) -> dice.pick("", " ", "=", "====", "A", "AAAA", "null"));

    private final Damage<String> damage;

    Base64Change(Damage<String> damage) {
        this.damage = damage;
    }

    @Override
    public String apply(String text, Dice dice) {
        return damage.to(text, dice);
    }
}
