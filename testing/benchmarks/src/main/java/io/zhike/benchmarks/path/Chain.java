package io.zhike.benchmarks.path;

import java.util.function.Consumer;

/** What is measured: it takes messages of users and ends the journey of each one some time later. */
interface Chain extends AutoCloseable {

    /** Starts a message of that user on its way, without waiting. */
    void send(String user);

    /** @param listener takes the user whose oldest message has arrived; called by any thread */
    void onArrival(Consumer<String> listener);

    @Override
    void close();
}
