package io.zhike.hostile;

import java.util.List;

final class JsonGrammar implements Grammar {

    @Override
    public String field(String name, String value) {
        var isNumber = name.equals("CreateTime") || name.equals("MsgId");
        return rawField(name, isNumber ? value : '"' + escaped(value) + '"');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String rawField(String name, String value) {
        return '"' + name + "\":" + value;
    }

    @Override
    public String document(List<String> fields) {
        return "{" + String.join(",", fields) + "}";
    }

    @Override
    public String strangeValue(Dice dice) {
        return switch (dice.below(12)) {
            case 0 -> dice.pick("null", "true", "false", "NaN", "Infinity", "undefined", "'single'", "bare", "");
            case 1 -> dice.pick("0", "-0", "-1", "01", "+1", ".5", "1.", "1.5", "0x10", "1e5", "1e999999999", "-1E-9");
            case 2 ->
                dice.pick(
                        "253402300799",
                        "253402300800",
                        "2147483648",
                        "9223372036854775807",
                        "9223372036854775808",
                        "18446744073709551616");
            case 3 -> "9".repeat(dice.length());
            case 4 -> dice.pick("\"\\ud800\"", "\"\\udc00\"", "\"\\udc00\\ud800\"", "\"\\ud83d\\ud83d\\ude00\"");
            case 5 -> dice.pick("\"\\u0000\"", "\"\\u00\"", "\"\\uzzzz\"", "\"\\x41\"", "\"\\\"", "\"\\", "\"\0\"");
            case 6 -> dice.pick("\"open", "\"a\"b\"", "\"\n\"", "\"\u0001\"", "\"\ufeff\"", "\"\uffff\"", "\"\u2028\"");
            case 7 ->
                dice.pick("[]", "{}", "[null]", "[1,\"a\",{\"b\":[true]}]", "[1", "{\"a\"", "]", "}", "{,}", "[,]");
            case 8 -> dice.pick("/* */1", "// \n1", "#\n1", "1 /*", "\u00a01");
            case 9 -> nested(dice.length(), dice);
            case 10 -> dice.pick("\" \"", "\"\"", "\"text\"", "\"image\"", "\"event\"", "\"miniprogrampage\"");
            default -> '"' + "x".repeat(dice.length()) + '"';
        };
    }

    @Override
    public String nested(int depth, Dice dice) {
        var name = dice.oneIn(8) ? "n".repeat(dice.length()) : "a";
        var object = "{\"" + name + "\":";
        return switch (dice.below(4)) {
            case 0 -> "[".repeat(depth) + "]".repeat(depth);
            case 1 -> object.repeat(affordable(depth, object)) + "1" + "}".repeat(affordable(depth, object));
            case 2 -> "[{\"a\":".repeat(depth / 2) + "1" + "}]".repeat(depth / 2);
            default -> "[".repeat(depth);
        };
    }

    private static int affordable(int depth, String opening) {
        return Math.min(depth, 300_000 / opening.length());
    }

    @Override
    public String strangeName(Dice dice) {
        return dice.pick(
                "",
                "MsgType",
                "FromUserName",
                "Encrypt",
                "CreateTime",
                "a.b",
                "Encrypt[1]",
                "MsgType[1]",
                "\\u0000",
                "\\ud800",
                "\0",
                "名",
                "a\\\"b",
                "__proto__",
                "n".repeat(dice.length()));
    }

    @Override
    public String prologue(Dice dice) {
        return dice.pick(
                "\ufeff", " ", "\n\t", "\0", "[", "{", "1 ", "{} ", ")]}',\n", "/* */", "<!DOCTYPE a>", "\u00a0");
    }

    @Override
    public String epilogue(Dice dice) {
        return dice.pick(" ", "\n", "}", "]", "{}", ",", "\0", "x", "// end", "1", "\ufeff", " ".repeat(dice.length()));
    }
}
