package io.zhike.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A service in a process of its own, which can be killed and started again. */
final class ServiceProcess {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

    private final Part part;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private final Path log;
    private final URI readiness;
    private final IntConsumer onDeath;

    private @Nullable Process process;
    private volatile boolean endIsWanted;

    /**
     * @param folder  its working directory
     * @param onDeath takes the exit code when it ends by itself, and not when it was stopped or killed from here
     */
    ServiceProcess(
            Part part,
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Path log,
            String url,
            IntConsumer onDeath) {
        this.part = part;
        this.command = command;
        this.environment = environment;
        this.folder = folder;
        this.log = log;
        this.readiness = URI.create(url + "/q/health/ready");
        this.onDeath = onDeath;
    }

    /** Starts it with more in its environment, and returns its process id. */
    long start(Map<String, String> more) {
        try {
            Files.createDirectories(folder);
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment().putAll(more);
            endIsWanted = false;
            var started = builder.start();
            process = started;
            started.getOutputStream().close();
            var _ = started.onExit().thenAccept(ended -> {
                if (!endIsWanted) {
                    onDeath.accept(ended.exitValue());
                }
            });
            return started.pid();
        } catch (IOException e) {
            throw new StackException(part.label() + " could not be started: " + e.getMessage(), e);
        }
    }

    /** Returns once it is ready, or has ended. */
    void awaitReady() {
        var end = Instant.now().plus(READY_WITHIN);
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            while (isAlive() && !isReady(client)) {
                if (Instant.now().isAfter(end)) {
                    throw new StackException("%s is not ready after %d s: see %s"
                            .formatted(part.label(), READY_WITHIN.toSeconds(), log));
                }
                Thread.sleep(BETWEEN_QUESTIONS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while " + part.label() + " started", e);
        }
    }

    private boolean isReady(HttpClient client) throws InterruptedException {
        try {
            var question = HttpRequest.newBuilder(readiness)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    boolean isAlive() {
        var current = process;
        return current != null && current.isAlive();
    }

    Duration cpu() {
        var current = process;
        return current == null
                ? Duration.ZERO
                : current.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** SIGKILL. */
    void kill() {
        endIsWanted = true;
        var current = process;
        if (current != null) {
            current.destroyForcibly();
            current.onExit().join();
        }
    }

    /** SIGTERM, without waiting. */
    void terminate() {
        endIsWanted = true;
        var current = process;
        if (current != null) {
            current.destroy();
        }
    }

    /** Waits for its end until then, and makes one if it takes longer. */
    void awaitEnd(Instant latest) {
        var current = process;
        if (current == null) {
            return;
        }
        try {
            long patience = Math.max(0, Duration.between(Instant.now(), latest).toMillis());
            if (!current.waitFor(patience, TimeUnit.MILLISECONDS)) {
                current.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            current.destroyForcibly();
        }
    }
}
