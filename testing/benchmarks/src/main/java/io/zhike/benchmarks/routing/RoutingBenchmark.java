package io.zhike.benchmarks.routing;

import io.zhike.benchmarks.backlog.ServiceTurns;
import io.zhike.benchmarks.backlog.Turn;
import io.zhike.events.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Messages per second that the packaged routing-service takes from Kafka to Kafka while they wait for it, beside the same
 * work of the database done bare, in turns: {@link ServiceTurns} and {@link BareTurns}.
 */
public final class RoutingBenchmark {

    /** The broker's clients complain at its stop of what is no fault. */
    private static final Logger BROKERS_CLIENTS = Logger.getLogger("org.apache.kafka.clients.NetworkClient");

    private final Path root;
    private final RoutingPlan plan;
    private final RoutingTable table = new RoutingTable();

    /**
     * @param root of the built tree
     * @param environment see {@link RoutingPlan#of}
     */
    public RoutingBenchmark(Path root, Map<String, String> environment) {
        this.root = root;
        plan = RoutingPlan.of(environment);
    }

    public void run() throws IOException, SQLException, InterruptedException, ExecutionException {
        System.out.printf(
                "Messages per second through routing-service: %d processors, %,d messages of %,d users a turn, %d rounds%n",
                Runtime.getRuntime().availableProcessors(), plan.messages(), plan.users(), plan.rounds());
        BROKERS_CLIENTS.setLevel(Level.SEVERE);
        try (var installation = RoutingService.start(root, plan.partitions());
                var inbox = new Inbox(installation.kafka(), plan.users());
                var service = new ServiceTurns(installation, Topic.ROUTED)) {
            var contest = new Contest(inbox, service, new BareTurns(installation));
            contest.play("warm-up", plan.mostPartitions(), plan.warmUp());
            for (var number = 1; number <= plan.rounds(); number++) {
                for (var partitions : plan.partitions()) {
                    var turns = contest.play("round " + number, partitions, plan.messages());
                    table.add(partitions, turns.service(), turns.bare());
                }
            }
        }
        System.out.printf("%n%s", table.text());
    }

    private record Turns(Turn service, Turn bare) {}

    /** Whoever has the messages of a round, one after the other. */
    private record Contest(Inbox inbox, ServiceTurns service, BareTurns bare) {

        Turns play(String what, int partitions, int messages)
                throws SQLException, IOException, InterruptedException, ExecutionException {
            var played = service.play(messages, () -> inbox.fill(RoutingService.inbound(partitions), messages));
            print(what, partitions, "routing-service", played.turn());
            var batch = (int) Math.round(played.turn().batch());
            var limit = bare.play(partitions, SaidRow.of(played.said()), batch);
            print(what, partitions, "bare JDBC", limit);
            return new Turns(played.turn(), limit);
        }
    }

    private static void print(String what, int partitions, String who, Turn turn) {
        System.out.printf(
                "%-8s %d partitions  %-16s %,8.0f/s, %.0f a batch%n",
                what, partitions, who, turn.perSecond(), turn.batch());
    }
}
