package io.zhike.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The properties file from which the services take apps and agents. */
final class AppsFile {

    private AppsFile() {}

    /** The operator's, where there is one; else the local apps, written into the data folder. */
    static Path of(StackOptions options) {
        var theirs = options.environment().get(StackOptions.APPS_FILE);
        if (theirs != null) {
            return existing(Path.of(theirs).toAbsolutePath());
        }
        var ours = options.data().resolve("apps.properties");
        try (var content = Objects.requireNonNull(AppsFile.class.getResourceAsStream("local-apps.properties"))) {
            Files.createDirectories(options.data());
            Files.copy(content, ours, StandardCopyOption.REPLACE_EXISTING);
            return ours;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path existing(Path file) {
        if (!Files.isReadable(file)) {
            throw new StackException("%s names a file that cannot be read: %s".formatted(StackOptions.APPS_FILE, file));
        }
        return file;
    }
}
