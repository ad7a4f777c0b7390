package io.zhike.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A document that is still to be written.
 *
 * @param fields each as it will stand there
 */
record Document(Grammar grammar, String prologue, List<String> fields, String epilogue) {

    static Document of(Grammar grammar, Map<String, String> fields) {
        var written = fields.entrySet().stream()
                .map(field -> grammar.field(field.getKey(), field.getValue()))
                .toList();
        return new Document(grammar, "", written, "");
    }

    Document with(Consumer<List<String>> change) {
        var changed = new ArrayList<>(fields);
        change.accept(changed);
        return new Document(grammar, prologue, List.copyOf(changed), epilogue);
    }

    Document after(String more) {
        return new Document(grammar, more + prologue, fields, epilogue);
    }

    Document before(String more) {
        return new Document(grammar, prologue, fields, epilogue + more);
    }

    String text() {
        return prologue + grammar.document(fields) + epilogue;
    }
}
