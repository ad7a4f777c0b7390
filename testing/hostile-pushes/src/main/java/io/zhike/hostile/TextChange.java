package io.zhike.hostile;

/** Damage to a written document, whatever its format. */
enum TextChange implements Change<String> {
    CUT((text, dice) -> text.substring(0, dice.below(text.length()))),
    HEADLESS((text, dice) -> text.substring(dice.below(text.length()))),
    HOLE((text, dice) -> {
        var start = dice.below(text.length());
        var end = start + dice.below(Math.min(text.length() - start, 20));
        return text.substring(0, start) + text.substring(end);
    }),
    REPEATED_PIECE((text, dice) -> {
        var start = dice.below(text.length());
        var end = start + dice.below(Math.min(text.length() - start, 60));
        return text.substring(0, end) + text.substring(start, end).repeat(dice.below(5)) + text.substring(end);
    }),
    STRANGE_CHARACTER((text, dice) -> {
        var at = dice.below(text.length());
        return text.substring(0, at) + character(dice) + text.substring(at);
    }),
    OTHER_CHARACTER((text, dice) -> {
        var at = dice.below(text.length());
        return text.isEmpty() ? text : text.substring(0, at) + character(dice) + text.substring(at + 1);
    }),
    TWICE((text, dice) -> text + text),
    EMPTY((text, dice) -> dice.pick("", " ", "\n", "\0", "null", "0", "{}", "[]", "<xml/>", "<xml></xml>", "<", "{"));

    private final Damage<String> damage;

    TextChange(Damage<String> damage) {
        this.damage = damage;
    }

    @Override
    public String apply(String text, Dice dice) {
        return damage.to(text, dice);
    }

    private static String character(Dice dice) {
        return switch (dice.below(4)) {
            case 0 -> dice.pick("\0", "\u0001", "\u007f", "\ufeff", "\ufffe", "\uffff", "\u2028", "\ud800", "\udfff");
            case 1 ->
                dice.pick("\"", "'", "\\", "<", ">", "&", "{", "}", "[", "]", ":", ",", ";", "/", "!", "-", "?", "=");
            case 2 -> Character.toString(dice.below(Character.MAX_CODE_POINT + 1));
            default -> Character.toString(dice.below(128));
        };
    }
}
