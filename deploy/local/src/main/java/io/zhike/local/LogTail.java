package io.zhike.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of a log, to show with the part that wrote it. */
final class LogTail {

    private static final int MOST_BYTES = 64 * 1024;

    private LogTail() {}

    /** Its last lines, at most that many; empty where there is no such file. */
    static String of(Path log, int lines) {
        if (!Files.exists(log)) {
            return "";
        }
        var all = end(log).lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    /** A log can be larger than memory; lines that begin before its last bytes are left out. */
    private static String end(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - MOST_BYTES);
            var bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            var text = new String(bytes, StandardCharsets.UTF_8);
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        } catch (IOException e) {
            return "(%s cannot be read: %s)".formatted(log, e.getMessage());
        }
    }
}
