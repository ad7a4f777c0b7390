package io.zhike.benchmarks.routing;

import io.zhike.benchmarks.backlog.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/** routing-service with the shop's reception. It reads one topic for each number of partitions, in the place of inbound. */
final class RoutingService {

    private static final String INBOUND = "bench.inbound.";

    private RoutingService() {}

    /**
     * Returns when it knows the app's reception.
     *
     * @param root of the built tree
     * @param partitions the numbers of partitions
     */
    static Installation start(Path root, List<Integer> partitions) throws IOException, InterruptedException {
        var installation = Installation.start(
                root,
                "routing-service",
                List.of(
                        "-Dzhike.apps.\"" + Shop.APP + "\".name=Shop",
                        "-Dmp.messaging.incoming.inbound.topic=" + INBOUND.replace(".", "[.]") + "[0-9]+",
                        "-Dmp.messaging.incoming.inbound.pattern=true"),
                partitions.stream()
                        .map(number -> new NewTopic(inbound(number), number, (short) 1))
                        .toList());
        installation.put(
                "/api/apps/%s/reception/document".formatted(Shop.APP),
                Shop.reception().encode());
        return installation;
    }

    /** The topic with so many partitions. */
    static String inbound(int partitions) {
        return INBOUND + partitions;
    }
}
