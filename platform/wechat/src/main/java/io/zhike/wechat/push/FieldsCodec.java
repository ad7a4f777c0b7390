package io.zhike.wechat.push;

import java.util.SequencedMap;
import java.util.SortedMap;

/** Turns a body into its fields and back; safe for use by many threads. */
interface FieldsCodec {

    /** The deepest nesting that is read. WeChat's own pushes stay below 5. */
    int MAX_DEPTH = 16;

    /**
     * Reads a body to its end.
     *
     * @throws MalformedPushException if the body is broken or nested too deeply
     */
    void read(String body, FieldTaker fields);

    /**
     * All fields of a body, as {@link FlatFields} names them.
     *
     * @throws MalformedPushException if the body is broken, nested too deeply or has too many fields
     */
    default SortedMap<String, String> read(String body) {
        var fields = new FlatFields();
        read(body, fields);
        return fields.sorted();
    }

    /** Writes fields, none of them nested, in their order. */
    String write(SequencedMap<String, String> fields);
}
