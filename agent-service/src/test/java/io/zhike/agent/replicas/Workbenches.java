package io.zhike.agent.replicas;

import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Open workbenches, which close together. */
final class Workbenches implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Workbench> open = new CopyOnWriteArrayList<>();

    /** @param replicas where to connect, the first first */
    Workbench open(List<String> replicas, String token) {
        Workbench workbench = new Workbench(http, threads, replicas, token);
        open.add(workbench);
        return workbench;
    }

    List<Workbench> all() {
        return open;
    }

    /** Waits for nothing: what they do otherwise is to come back. */
    @Override
    public void close() {
        open.forEach(Workbench::close);
        threads.shutdownNow();
        http.shutdownNow();
    }
}
