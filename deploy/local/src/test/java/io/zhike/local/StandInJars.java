package io.zhike.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** What Maven would have built of the services: {@link StandInService} in the place of each. */
final class StandInJars {

    private StandInJars() {}

    static void build(Path root) throws IOException {
        for (var part : Part.services()) {
            jar(root.resolve(part.module().orElseThrow()).resolve("target/quarkus-app/quarkus-run.jar"));
        }
    }

    private static void jar(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
        var entry = StandInService.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                var content = Objects.requireNonNull(
                        StandInService.class.getClassLoader().getResourceAsStream(entry))) {
            jar.putNextEntry(new JarEntry(entry));
            content.transferTo(jar);
        }
    }
}
