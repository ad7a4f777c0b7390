package io.zhike.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The checkout. */
final class Tree {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final List<String> MODULES = List.of(
            "platform/events",
            "platform/wechat",
            "platform/outbox",
            "platform/service",
            "platform/embedded",
            "gateway",
            "routing-service",
            "quota-service",
            "agent-service",
            "sender-service",
            "wechat-simulator",
            "deploy/local");

    private Tree() {}

    /** Every module's production classes. */
    static JavaClasses productionClasses() {
        List<Path> compiled = MODULES.stream()
                .map(module -> ROOT.resolve(module).resolve("target/classes"))
                .toList();
        compiled.stream().filter(folder -> !Files.isDirectory(folder)).findAny().ifPresent(missing -> {
            throw new IllegalStateException("Not compiled: " + missing);
        });
        return new ClassFileImporter().importPaths(compiled);
    }

    static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
