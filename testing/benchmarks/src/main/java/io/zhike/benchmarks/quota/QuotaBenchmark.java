package io.zhike.benchmarks.quota;

import io.zhike.benchmarks.backlog.Installation;
import io.zhike.benchmarks.backlog.ServiceTurns;
import io.zhike.benchmarks.backlog.Turn;
import io.zhike.events.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Replies per second that the packaged quota-service approves while the requests wait for it, beside pgbench with the
 * same statements, with few and with many users stored.
 */
public final class QuotaBenchmark {

    /** The broker's clients complain at its stop of what is no fault. */
    private static final Logger BROKERS_CLIENTS = Logger.getLogger("org.apache.kafka.clients.NetworkClient");

    private final Path root;
    private final QuotaPlan plan;
    private final QuotaTable table = new QuotaTable();

    /**
     * @param root of the built tree
     * @param environment see {@link QuotaPlan#of}
     */
    public QuotaBenchmark(Path root, Map<String, String> environment) {
        this.root = root;
        plan = QuotaPlan.of(environment);
    }

    public void run() throws IOException, SQLException, InterruptedException {
        var pgbench = Pgbench.find();
        if (pgbench.isEmpty()) {
            System.err.println("pgbench is missing: Debian's package postgresql-contrib has it.");
            System.err.println("缺少 pgbench：请安装 Debian 的 postgresql-contrib 软件包。");
            System.exit(2);
        }
        System.out.printf(
                "Replies approved per second: %d processors, %,d requests a turn, %d rounds%n",
                Runtime.getRuntime().availableProcessors(), plan.requests(), plan.rounds());
        BROKERS_CLIENTS.setLevel(Level.SEVERE);
        var contests = new ArrayList<Contest>();
        try {
            for (var users : plan.users()) {
                contests.add(Contest.start(root, new StoredUsers(users)));
            }
            for (var contest : contests) {
                contest.play("warm-up", pgbench.get(), plan.warmUp());
            }
            for (var number = 1; number <= plan.rounds(); number++) {
                for (var contest : contests) {
                    var turns = contest.play("round " + number, pgbench.get(), plan.requests());
                    table.add(contest.users().number(), turns.service(), turns.bare());
                }
            }
        } finally {
            for (var contest : contests) {
                contest.close();
            }
        }
        System.out.printf("%n%s", table.text());
    }

    private record Turns(Turn service, Turn bare) {}

    /** The service and pgbench, each with its own tables of the same users. */
    private record Contest(Installation installation, StoredUsers users, Requests requests, ServiceTurns service)
            implements AutoCloseable {

        static Contest start(Path root, StoredUsers users) throws IOException, InterruptedException, SQLException {
            var installation = Installation.start(
                    root, "quota-service", List.of("-Dzhike.apps.\"" + StoredUsers.APP + "\".name=Shop"), List.of());
            users.store(installation);
            return new Contest(
                    installation,
                    users,
                    new Requests(installation.kafka(), users),
                    new ServiceTurns(installation, Topic.OUTBOUND_APPROVED));
        }

        Turns play(String what, Pgbench pgbench, int number) throws SQLException, IOException, InterruptedException {
            var turn = service.play(number, () -> requests.fill(number)).turn();
            print(what, "quota-service", turn);
            var bare = pgbench.play(installation, users, number, (int) Math.round(turn.batch()));
            print(what, "pgbench", bare);
            return new Turns(turn, bare);
        }

        private void print(String what, String who, Turn turn) {
            System.out.printf(
                    "%-8s %,9d users  %-14s %,8.0f/s, %.0f a batch%n",
                    what, users.number(), who, turn.perSecond(), turn.batch());
        }

        @Override
        public void close() throws IOException {
            requests.close();
            service.close();
            installation.close();
        }
    }
}
