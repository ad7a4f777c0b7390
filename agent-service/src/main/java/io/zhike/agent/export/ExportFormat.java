package io.zhike.agent.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** As what an export is written. */
enum ExportFormat {
    /** JSON Lines: a conversation with its messages on each. */
    JSONL("application/x-ndjson"),
    /** A table: a message in each row. */
    CSV("text/csv; charset=utf-8");

    final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Which one that word names, in lower case; it is the ending of its files, too. */
    static Optional<ExportFormat> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.ending().equals(word))
                .findFirst();
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
