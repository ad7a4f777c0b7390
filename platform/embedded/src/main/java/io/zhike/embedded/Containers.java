package io.zhike.embedded;

import java.time.Duration;
import java.time.Instant;
import org.testcontainers.containers.GenericContainer;

/** Stopping a container without losing it, which Testcontainers itself has no word for. */
final class Containers {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private Containers() {}

    /** Something that fails as long as the engine is not ready. */
    interface Attempt {
        void make() throws Exception;
    }

    static void start(GenericContainer<?> container) {
        if (container.getContainerId() == null) {
            container.start();
        } else {
            container
                    .getDockerClient()
                    .startContainerCmd(container.getContainerId())
                    .exec();
        }
    }

    static void stop(GenericContainer<?> container) {
        container.getDockerClient().stopContainerCmd(container.getContainerId()).exec();
    }

    static void await(Attempt attempt) {
        var end = Instant.now().plus(READY_WITHIN);
        while (true) {
            try {
                attempt.make();
                return;
            } catch (Exception e) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException("The container is not ready", e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(200));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a container started", e);
        }
    }
}
