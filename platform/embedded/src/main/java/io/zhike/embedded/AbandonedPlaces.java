package io.zhike.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Temporary places whose process was killed before it could clear them away: a PostgreSQL that still runs, and data. The
 * folder's name tells the process.
 */
final class AbandonedPlaces {

    private static final Pattern NAME = Pattern.compile("zhike-(\\d{1,10})-.*");
    private static final long PATIENCE_SECONDS = 5;

    private AbandonedPlaces() {}

    /** The beginning of the names of this process's temporary folders. */
    static String prefix() {
        return "zhike-" + ProcessHandle.current().pid() + "-";
    }

    /** Ends and deletes what dead processes left in that folder. What cannot be deleted is another user's, and stays. */
    static void clear(Path temporaryFiles) {
        try (var folders = Files.newDirectoryStream(temporaryFiles, AbandonedPlaces::isAbandoned)) {
            for (var folder : folders) {
                clearOne(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAbandoned(Path folder) {
        var name = NAME.matcher(folder.getFileName().toString());
        return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    private static void clearOne(Path folder) {
        var cluster = folder.resolve("cluster");
        try (var lines = Files.lines(cluster.resolve("postmaster.pid"))) {
            lines.findFirst()
                    .map(String::strip)
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of)
                    .filter(process -> process.info().commandLine().orElse("").contains(cluster.toString()))
                    .ifPresent(AbandonedPlaces::end);
        } catch (IOException e) {
            // No PostgreSQL was here, or it has ended.
        }
        try {
            Place.delete(folder);
        } catch (UncheckedIOException e) {
            // Another user's.
        }
    }

    private static void end(ProcessHandle postgres) {
        postgres.destroy();
        try {
            postgres.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            postgres.destroyForcibly();
        }
    }
}
