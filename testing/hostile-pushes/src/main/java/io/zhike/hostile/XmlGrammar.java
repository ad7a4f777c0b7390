package io.zhike.hostile;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;

final class XmlGrammar implements Grammar {

    @Override
    public String field(String name, String value) {
        return rawField(name, "<![CDATA[" + value + "]]>");
    }

    @Override
    public String rawField(String name, String value) {
        return "<" + name + ">" + value + "</" + name + ">";
    }

    @Override
    public String document(List<String> fields) {
        return "<xml>" + String.join("", fields) + "</xml>";
    }

    @Override
    public String strangeValue(Dice dice) {
        return switch (dice.below(12)) {
            case 0 -> dice.pick("&who;", "&a9;", "%p;", "&amp", "&&", "&;", "&lt;", "&#65;", "&quot;&apos;");
            case 1 -> dice.pick("&#0;", "&#1;", "&#xD800;", "&#xFFFF;", "&#x110000;", "&#99999999999;", "&#;", "&#-1;");
            case 2 -> dice.pick("<![CDATA[", "]]>", "<![CDATA[]]]]><![CDATA[>]]>", "<![CDATA[<a>]]>", "<![cdata[x]]>");
            case 3 ->
                dice.pick("<!-- -- -->", "<!--", "<!---->", "<?pi?>", "<?xml version=\"1.0\"?>", "<?", "<!DOCTYPE a>");
            case 4 ->
                dice.pick("<a b=\"1\" b=\"2\"/>", "<a b=1/>", "<a b/>", "<a b=\"<\"/>", "<a b='&who;'/>", "<a b=\"");
            case 5 -> "<a " + attributes(dice.length()) + "/>";
            case 6 ->
                dice.pick("<a:b xmlns:a=\"u\"/>", "<x:y/>", "<a:b:c/>", "<:/>", "<1/>", "<a></A>", "< a/>", "<名/>");
            case 7 ->
                dice.pick(
                        "\0", "\u0001", "\ud800", "\udc00x", "\ufffe", "\uffff", "\r\n", "\u0085", "\u2028", "\ufeff");
            case 8 -> dice.pick("-1", "0", "253402300800", "9223372036854775808", "1e5", " 1 ", "", " ");
            case 9 -> nested(dice.length(), dice);
            case 10 -> dice.pick("text", "image", "event", "miniprogrampage", "user_enter_tempsession");
            default -> "x".repeat(dice.length());
        };
    }

    private static String attributes(int count) {
        return IntStream.range(0, Math.min(count, 5_000))
                .mapToObj(number -> "a" + number + "=\"1\"")
                .collect(joining(" "));
    }

    @Override
    public String nested(int depth, Dice dice) {
        var name = dice.oneIn(8) ? "n".repeat(1 + dice.length()) : "a";
        var affordable = Math.min(depth, 150_000 / name.length());
        var opened = ("<" + name + ">").repeat(affordable);
        return dice.oneIn(4) ? opened : opened + ("</" + name + ">").repeat(affordable);
    }

    @Override
    public String strangeName(Dice dice) {
        return dice.pick(
                "MsgType",
                "FromUserName",
                "Encrypt",
                "CreateTime",
                "xml",
                "a:b",
                ":",
                "名",
                "a.b",
                "-",
                "a b=\"c\"",
                "",
                "n".repeat(1 + dice.length()));
    }

    @Override
    public String prologue(Dice dice) {
        return switch (dice.below(6)) {
            case 0 -> dice.pick("\ufeff", " ", "\0", "text", "<a/>", "</xml>", "<!-- c -->", "<?p?>", "<![CDATA[x]]>");
            case 1 ->
                dice.pick(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                        "<?xml version=\"1.1\"?>",
                        "<?xml version=\"9.9\"?>",
                        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
                        "<?xml version=\"1.0\" encoding=\"none\"?>",
                        "<?xml version=\"1.0\" standalone=\"perhaps\"?>",
                        " <?xml version=\"1.0\"?>",
                        "<?xml?>",
                        "<?xml");
            case 2 ->
                "<!DOCTYPE xml [<!ENTITY who SYSTEM \"%s\">]>"
                        .formatted(dice.pick(
                                "file:///etc/passwd", "http://127.0.0.1:1/", "jar:file:///a!/b", "", "gopher:x"));
            case 3 -> expansion(dice);
            case 4 ->
                dice.pick(
                        "<!DOCTYPE xml>",
                        "<!DOCTYPE xml SYSTEM \"file:///dev/zero\">",
                        "<!DOCTYPE xml PUBLIC \"a\" \"http://127.0.0.1:1/\">",
                        "<!DOCTYPE xml [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/\"> %p;]>",
                        "<!DOCTYPE xml [<!ENTITY who \"&who;\">]>",
                        "<!DOCTYPE xml [<!ATTLIST xml a CDATA \"&who;\">]>",
                        "<!DOCTYPE xml [<!ELEMENT xml ANY>",
                        "<!DOCTYPE",
                        "<!doctype xml>",
                        "<!ENTITY who \"o1\">");
            default -> "<!--" + "-".repeat(dice.length()) + "-->";
        };
    }

    /** Entities that grow tenfold with each level. */
    private static String expansion(Dice dice) {
        return "<!DOCTYPE xml [<!ENTITY a0 \"aaaaaaaaaa\">"
                + IntStream.rangeClosed(1, 9)
                        .mapToObj(level -> "<!ENTITY a" + level + " \"" + ("&a" + (level - 1) + ";").repeat(10) + "\">")
                        .collect(joining())
                + (dice.oneIn(2) ? "<!ENTITY who \"&a9;\">" : "")
                + "]>";
    }

    @Override
    public String epilogue(Dice dice) {
        return dice.pick(
                " ",
                "\n",
                "\0",
                "text",
                "<xml/>",
                "</xml>",
                "<!-- c -->",
                "<!--",
                "&who;",
                "<!DOCTYPE a>",
                "\ufeff",
                "\ud800");
    }
}
