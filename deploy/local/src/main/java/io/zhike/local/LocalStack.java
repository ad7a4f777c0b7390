package io.zhike.local;

import io.zhike.embedded.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The running system: PostgreSQL, Kafka and the OpenID Connect provider of this process, and the simulator and the five
 * services in processes of their own. {@code ./zhike up} runs one; system tests run one and kill and restart its parts.
 */
public final class LocalStack implements AutoCloseable {

    private static final int TAIL_LINES = 40;

    /** SIGTERM, which nobody sends by mistake: dev mode takes the service's place. */
    private static final int TERMINATED = 128 + 15;

    /** The gateway gives pushes that wait for Kafka ten seconds. */
    private static final Duration SERVICES_STOP_WITHIN = Duration.ofSeconds(15);

    private final StackOptions options;
    private final Consumer<String> announce;
    private final Leftovers leftovers;
    private final LocalEngines engines;
    private final Map<Part, ServiceProcess> services = new EnumMap<>(Part.class);
    private final CompletableFuture<Death> death = new CompletableFuture<>();
    private final Startup startup;
    private final Thread hook = new Thread(this::close, "stack-stop");
    private volatile boolean closed;

    private record Death(Part part, int exitCode) {}

    private LocalStack(StackOptions options, Consumer<String> announce) {
        this.options = options;
        this.announce = announce;
        this.leftovers = new Leftovers(options.data());
        this.engines = new LocalEngines(options, this::died);
        this.startup = new Startup(this::isUp, death.thenApply(dead -> new StackException(describe(dead))));
    }

    /**
     * Starts the system and returns when every part is ready.
     *
     * @param announce takes lines for a person to read, one for every part that is up
     * @throws StackException when it cannot run; nothing is left running then
     */
    public static LocalStack start(StackOptions options, Consumer<String> announce) {
        var stack = new LocalStack(options, announce);
        boolean isNew = options.fresh() || !options.hasData();
        new Preflight(options, stack.leftovers, announce).run();
        try {
            stack.start();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw stack.isProcessEnding() ? new StackException("Stopped while it started", e) : why(e, options, isNew);
        }
    }

    private static StackException why(RuntimeException failure, StackOptions options, boolean isNew) {
        var why = failure instanceof StackException
                ? String.valueOf(failure.getMessage())
                : "The system did not start: " + failure;
        return new StackException(isNew ? why : why + oldData(options), failure);
    }

    private static String oldData(StackOptions options) {
        return "\n\nIf the data in %s is of another version of the system: ./zhike up --fresh starts empty, without it."
                .formatted(options.data());
    }

    /** Ctrl-C and signals end this process; what fails then, fails for that. */
    private boolean isProcessEnding() {
        return hook.getState() != Thread.State.NEW;
    }

    private void start() {
        leftovers.writeStack();
        Runtime.getRuntime().addShutdownHook(hook);
        startup.run(Map.of(
                Part.POSTGRES, engines::startPostgres,
                Part.KAFKA, engines::startKafka,
                Part.OIDC, engines::startOidc));
        prepareServices();
        startup.run(options.services().stream().collect(Collectors.toMap(part -> part, part -> () -> start(part))));
    }

    private void isUp(Part part, Duration time) {
        if (!closed) {
            announce.accept(
                    "  %-26s %-22s %5.1f s".formatted(part.label(), options.address(part), time.toMillis() / 1e3));
        }
    }

    private void prepareServices() {
        var environment = new ServiceEnvironment(options, engines.issuer(), AppsFile.of(options), engines.databases());
        for (var part : options.services()) {
            write(options.environmentFile(part), environment.asShell(part));
            services.put(
                    part,
                    new ServiceProcess(
                            part,
                            ServiceCommand.of(part, options),
                            environment.of(part),
                            options.data().resolve(part.module().orElseThrow()),
                            options.log(part),
                            options.url(part),
                            exitCode -> died(part, exitCode)));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a service that was killed, and returns when it is ready. */
    public void start(Part service) {
        start(service, Map.of());
    }

    /** The same with more in its environment, until it is killed again. */
    public void start(Part service, Map<String, String> more) {
        var process = process(service);
        synchronized (this) {
            if (closed) {
                return;
            }
            leftovers.write(service.module().orElseThrow(), process.start(more));
        }
        process.awaitReady();
    }

    /** Ends a service at once (SIGKILL), as a crash would. */
    public void kill(Part service) {
        process(service).kill();
    }

    private ServiceProcess process(Part service) {
        return Objects.requireNonNull(services.get(service), () -> service.label() + " is no process of this system");
    }

    /** Takes the broker away until {@link #startKafka()}. */
    public void stopKafka() {
        engines.kafka().stop();
    }

    public void startKafka() {
        engines.kafka().start();
    }

    /** Where a part listens, {@code http://127.0.0.1:8080} for example. */
    public String url(Part part) {
        return options.url(part);
    }

    /** Kafka's bootstrap servers. */
    public String kafka() {
        return options.address(Part.KAFKA);
    }

    /** The JDBC URLs of the services that have a database; user and password are those of the embedded server. */
    public Map<Part, String> databases() {
        return engines.databases();
    }

    /** Tokens to call the APIs with. */
    public Tokens tokens() {
        return new Tokens(engines.issuer());
    }

    /** How long each part took until it was ready. */
    public Map<Part, Duration> startTimes() {
        return startup.times();
    }

    /** The processor time that a service has used since it was started. */
    public Duration cpu(Part service) {
        return process(service).cpu();
    }

    private void died(Part part, int exitCode) {
        if (exitCode == TERMINATED) {
            announce.accept("%s was stopped from outside; the others go on without it.".formatted(part.label()));
            return;
        }
        death.complete(new Death(part, exitCode));
    }

    /**
     * Waits until a part ends by itself, and returns what is to be said about it. Ctrl-C reaches the services too: that
     * they end then is nothing to be said.
     */
    String awaitDeath() {
        var dead = death.join();
        return isProcessEnding() ? "" : describe(dead);
    }

    private String describe(Death dead) {
        return """
                %s ended by itself, exit code %d.%s The end of %s:
                %s""".formatted(
                        dead.part().label(),
                        dead.exitCode(),
                        options.megabytesLeft() == 0 ? " The disk of " + options.data() + " is full." : "",
                        options.log(dead.part()),
                        LogTail.of(options.log(dead.part()), TAIL_LINES));
    }

    /** Stops the services, then the engines. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        announce.accept("Stopping ...");
        services.values().forEach(ServiceProcess::terminate);
        var latest = Instant.now().plus(SERVICES_STOP_WITHIN);
        services.values().forEach(service -> service.awaitEnd(latest));
        engines.close();
        leftovers.forget();
        if (!isProcessEnding()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
