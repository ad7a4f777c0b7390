package io.zhike.hostile;

import java.util.List;

/** How a format writes fields, and what can be written in it that nobody expects. */
interface Grammar {

    String field(String name, String value);

    /** A field whose value stands there as it is, whatever that makes of the document. */
    String rawField(String name, String value);

    String document(List<String> fields);

    /** Something that stands in a value's place. */
    String strangeValue(Dice dice);

    /** A value that is nested that deep. */
    String nested(int depth, Dice dice);

    String strangeName(Dice dice);

    /** What stands in front of the document. */
    String prologue(Dice dice);

    /** What stands behind it. */
    String epilogue(Dice dice);
}
