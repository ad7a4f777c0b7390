package io.zhike.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EnginesIT {

    @Test
    void startOnceForAllClassLoaders() throws Exception {
        // Given
        var here = Engines.kafka();

        // When
        try (var loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            var engines = loader.loadClass(Engines.class.getName());
            var there = engines.getMethod("kafka").invoke(null);

            // Then
            assertThat(engines).isNotSameAs(Engines.class);
            assertThat(there).isEqualTo(here);
        }
    }

    @Test
    void databasesAreFresh() {
        // When
        var first = Engines.newDatabase("zhike_fresh");
        var second = Engines.newDatabase("zhike_fresh");

        // Then
        assertThat(first).isNotEqualTo(second);
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(EnginesIT::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
