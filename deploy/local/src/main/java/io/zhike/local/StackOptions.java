package io.zhike.local;

import io.zhike.embedded.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the system is to run on this machine.
 *
 * @param root        the project's folder, in which the services have been built
 * @param data        where everything is kept that the system writes
 * @param disposable  the data is for a test: PostgreSQL need not wait for the disk
 * @param fresh       begin with an empty data folder
 * @param simulator   WeChat is the simulator; otherwise the real one
 * @param host        the address or name to listen on; {@code 0.0.0.0} for all of this machine's
 * @param environment of every service, beside what the system itself tells them
 */
public record StackOptions(
        Path root,
        Path data,
        boolean disposable,
        boolean fresh,
        boolean simulator,
        String host,
        Ports ports,
        Map<String, String> environment) {

    static final String HOST = "ZHIKE_HOST";

    /** A properties file of the operator's with {@code zhike.apps}, instead of the local apps. */
    static final String APPS_FILE = "ZHIKE_APPS_FILE";

    public StackOptions {
        data = data.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
        if (!simulator && !namesApps(environment)) {
            throw new StackException("""
                    Without the simulator the apps must be yours: set %s to a properties file with \
                    zhike.apps."wx...".name, .secret, .token, .encoding-aes-key, .format and .mode.""".formatted(APPS_FILE));
        }
    }

    private static boolean namesApps(Map<String, String> environment) {
        return environment.keySet().stream().anyMatch(name -> name.startsWith("ZHIKE_APPS_"));
    }

    /** What {@code ./zhike up} runs: the documented ports, and data that stays. */
    static StackOptions of(Arguments arguments, Map<String, String> environment) {
        var root = findRoot();
        return new StackOptions(
                root,
                root.resolve(".zhike"),
                false,
                arguments.fresh(),
                arguments.simulator(),
                host(environment),
                Ports.of(environment),
                environment);
    }

    /** IPv6 with or without the brackets of a URL. */
    private static String host(Map<String, String> environment) {
        var host = environment.getOrDefault(HOST, Place.LOOPBACK);
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** What a test runs: free ports, and data in the test's folder. */
    public static StackOptions forTest(Path folder) {
        return new StackOptions(findRoot(), folder, true, false, true, Place.LOOPBACK, Ports.free(), System.getenv());
    }

    /** The same with one more variable in every service's environment. */
    public StackOptions with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new StackOptions(root, data, disposable, fresh, simulator, host, ports, more);
    }

    /** The same, with engines that wait for the disk as they do outside of tests. */
    public StackOptions durable() {
        return new StackOptions(root, data, false, fresh, simulator, host, ports, environment);
    }

    /** The nearest folder upwards that has the project's wrapper. */
    private static Path findRoot() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve(".mvn/jdk.sh")))
                .findFirst()
                .orElseThrow(() -> new StackException("This is not started within the project's folder"));
    }

    List<Part> services() {
        return Part.services().stream()
                .filter(part -> simulator || part != Part.SIMULATOR)
                .toList();
    }

    List<Part> parts() {
        return Stream.of(Part.values())
                .filter(part -> simulator || part != Part.SIMULATOR)
                .toList();
    }

    /** {@code http://127.0.0.1:8080} for example. */
    String url(Part part) {
        return "http://" + address(part);
    }

    /** {@code 127.0.0.1:8080} for example. */
    String address(Part part) {
        return Place.reachable(host) + ":" + ports.of(part);
    }

    /** What Maven has built of a service. */
    Path jar(Part service) {
        return root.resolve(service.module().orElseThrow()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    Path log(Part part) {
        return part == Part.POSTGRES
                ? data.resolve("postgres/postgres.log")
                : data.resolve("logs").resolve(part.module().orElse("engines") + ".log");
    }

    /** What a service is told, for whoever runs it by hand instead. */
    Path environmentFile(Part service) {
        return data.resolve("env").resolve(service.module().orElseThrow() + ".env");
    }

    /** Whether an earlier run has left data there. */
    boolean hasData() {
        return Files.exists(data.resolve("postgres"));
    }

    /** The space on the disk of the data, which need not exist yet. */
    long megabytesLeft() {
        var existing = Stream.iterate(data, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        try {
            return Files.getFileStore(existing).getUsableSpace() / 1024 / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Place place(Part engine, String folder) {
        return new Place(host, ports.of(engine), data.resolve(folder), disposable);
    }
}
