package io.zhike.benchmarks.path;

import io.vertx.core.Vertx;
import io.zhike.benchmarks.load.EncryptedPushes;
import io.zhike.embedded.EmbeddedPostgres;
import io.zhike.events.UserKey;
import io.zhike.local.LocalStack;
import io.zhike.local.Part;
import io.zhike.local.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * The whole system on this machine with the load beside it: how long a message takes when it is alone and at half load,
 * beside {@link BareChain}, and how many go through until the first queue grows.
 */
public final class PathBenchmark {

    private static final List<Part> SERVICES = List.of(Part.GATEWAY, Part.ROUTING, Part.AGENT, Part.QUOTA, Part.SENDER);
    private static final int USERS = 1_200;
    private static final int ALONE = 300;
    private static final int ROOM_EACH = 500;
    private static final int WARM_UP_WIDTH = 20;
    private static final Duration STEP = Duration.ofSeconds(12);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int FIRST_STEP = 40;

    /** As an installation runs; the local stack does without the second one, for the sake of its start. */
    private static final String BOTH_COMPILERS = "-XX:TieredStopAtLevel=4";

    private static final double NEXT_STEP = 1.25;

    /** The broker's clients complain at its stop of what is no fault. */
    private static final Logger BROKERS_CLIENTS = Logger.getLogger("org.apache.kafka.clients.NetworkClient");

    private final int warmUp;
    private final int shownStatements;

    /**
     * @param environment {@code ZHIKE_BENCH_WARM_UP} messages go through each path before anything counts;
     *     {@code ZHIKE_BENCH_STATEMENTS} of the most frequent statements are printed
     */
    public PathBenchmark(Map<String, String> environment) {
        warmUp = Integer.parseInt(environment.getOrDefault("ZHIKE_BENCH_WARM_UP", "10000"));
        shownStatements = Integer.parseInt(environment.getOrDefault("ZHIKE_BENCH_STATEMENTS", "0"));
    }

    public void run() throws IOException, SQLException, InterruptedException, ExecutionException {
        BROKERS_CLIENTS.setLevel(Level.SEVERE);
        var vertx = Vertx.vertx();
        var folder = Files.createTempDirectory("zhike-bench-path");
        try (var wechat = new WeChatEndpoint(vertx);
                var stack = LocalStack.start(options(folder, wechat), System.out::println)) {
            var desk = new Desk(stack.url(Part.AGENT), stack.tokens());
            desk.open(ROOM_EACH);
            desk.transferToHuman(true);
            try (var robot = new ZhikeChain(vertx, stack.url(Part.GATEWAY), wechat);
                    var bare = new BareChain(
                            stack.kafka(),
                            database(stack, Part.SENDER),
                            EmbeddedPostgres.USER,
                            EmbeddedPostgres.PASSWORD)) {
                compare(stack, new Journeys(robot), new Journeys(bare));
            }
            desk.transferToHuman(false);
            try (var people = new TranscriptChain(vertx, stack.url(Part.GATEWAY), database(stack, Part.AGENT))) {
                toTranscript(stack, new Journeys(people));
            }
        } finally {
            vertx.close();
        }
    }

    private static StackOptions options(Path folder, WeChatEndpoint wechat) {
        return StackOptions.forTest(folder)
                .durable()
                .with("ZHIKE_WECHAT_API_URL", wechat.url())
                // What the service can do is measured, and not what WeChat is to be spared.
                .with("ZHIKE_SENDER_RATE", "100000")
                .with("ZHIKE_JVM_OPTIONS", System.getenv().getOrDefault("ZHIKE_JVM_OPTIONS", BOTH_COMPILERS));
    }

    private static String database(LocalStack stack, Part part) {
        return Objects.requireNonNull(stack.databases().get(part));
    }

    private static List<String> users(String kind) {
        return IntStream.range(0, USERS)
                .mapToObj(number -> "oBench-" + kind + "-" + number + "-" + UUID.randomUUID())
                .toList();
    }

    private void compare(LocalStack stack, Journeys robot, Journeys bare) throws SQLException {
        var users = users("robot");
        System.out.println("\nFrom a push to the robot's reply at WeChat, and the bare steps of that path");
        robot.closedLoop(users, warmUp, WARM_UP_WIDTH);
        bare.closedLoop(users, warmUp, WARM_UP_WIDTH);
        System.out.printf("%-34s %10s %10s%n", "", "p50", "p99");
        Histogram alone;
        try (var work = new DatabaseWork(database(stack, Part.AGENT))) {
            work.reset();
            alone = robot.oneByOne(users.subList(0, ALONE), PAUSE);
            print("one at a time", alone);
            print(work);
        }
        hops(stack, robot, users.subList(0, ALONE));
        var bareAlone = bare.oneByOne(users.subList(0, ALONE), PAUSE);
        print("  bare", bareAlone);
        ratio(alone, bareAlone);
        var most = most(stack, robot, users);
        if (most == 0) {
            System.out.println("No half load: even the first rate made a queue");
            return;
        }
        var half = most / 2;
        var atHalf = robot.openLoop(users, half, STEP.multipliedBy(2)).micros();
        print("at half load, %d/s".formatted(half), atHalf);
        var bareAtHalf = bare.openLoop(users, half, STEP.multipliedBy(2)).micros();
        print("  bare", bareAtHalf);
        ratio(atHalf, bareAtHalf);
    }

    private void print(DatabaseWork work) throws SQLException {
        work.since()
                .forEach((database, done) -> System.out.printf(
                        "  %-32s %7.1f statements, %.1f transactions a message%n",
                        database, (double) done.statements() / ALONE, (double) done.transactions() / ALONE));
        work.mostFrequent(shownStatements).forEach(System.out::println);
    }

    private void toTranscript(LocalStack stack, Journeys people) {
        var users = users("people");
        System.out.println("\nFrom a push to a person's transcript");
        people.closedLoop(users, warmUp, WARM_UP_WIDTH);
        print("one at a time", people.oneByOne(users.subList(0, ALONE), PAUSE));
        most(stack, people, users);
    }

    /** Where the time of a message that is alone goes, from the times that its records bear. */
    private static void hops(LocalStack stack, Journeys robot, List<String> users) {
        try (var times = new RecordTimes(stack.kafka(), Hop.topics())) {
            var sums = new EnumMap<Hop, Long>(Hop.class);
            long toWeChat = 0;
            var journeys = robot.timedOneByOne(users, PAUSE);
            times.readOn();
            for (var journey : journeys) {
                var begun = journey.begunMillis();
                for (var hop : Hop.values()) {
                    var ended = times.of(
                            hop.end().topicName(),
                            new UserKey(EncryptedPushes.JSON.appId(), journey.user()).recordKey());
                    sums.merge(hop, ended - begun, Long::sum);
                    begun = ended;
                }
                toWeChat += journey.arrivedMillis() - begun;
            }
            for (var hop : Hop.values()) {
                System.out.printf(
                        "  %-32s %7.1f ms (mean)%n", hop.label(), (double) sums.getOrDefault(hop, 0L) / users.size());
            }
            System.out.printf("  %-32s %7.1f ms (mean)%n", "approved -> at WeChat", (double) toWeChat / users.size());
        }
    }

    /** The highest rate of the steps at which no queue grows. */
    private static int most(LocalStack stack, Journeys journeys, List<String> users) {
        var most = 0;
        for (var rate = FIRST_STEP; ; rate = (int) Math.round(rate * NEXT_STEP)) {
            var before = cpu(stack);
            var load = journeys.openLoop(users, rate, STEP);
            var used = cpu(stack);
            System.out.printf(
                    "  %,5d/s %-22s %10s %10s%n",
                    rate,
                    load.isSustained() ? "" : "a queue of " + load.backlog(),
                    millis(load.micros(), 50),
                    millis(load.micros(), 99));
            if (!load.isSustained()) {
                break;
            }
            most = rate;
            printCpu(before, used, load.sent());
        }
        System.out.printf("  most: %,d/s%n", most);
        return most;
    }

    private static Map<Part, Duration> cpu(LocalStack stack) {
        var used = new EnumMap<Part, Duration>(Part.class);
        SERVICES.forEach(service -> used.put(service, stack.cpu(service)));
        return used;
    }

    private static void printCpu(Map<Part, Duration> before, Map<Part, Duration> after, long messages) {
        var line = new StringBuilder("         messages per CPU second:");
        for (var service : SERVICES) {
            var seconds = after.getOrDefault(service, Duration.ZERO)
                            .minus(before.getOrDefault(service, Duration.ZERO))
                            .toNanos()
                    / 1e9;
            line.append(" %s %,.0f".formatted(service.name().toLowerCase(Locale.ROOT), messages / seconds));
        }
        System.out.println(line);
    }

    private static void print(String what, Histogram micros) {
        System.out.printf("%-34s %10s %10s%n", what, millis(micros, 50), millis(micros, 99));
    }

    private static void ratio(Histogram ours, Histogram bare) {
        System.out.printf(
                "%-34s %10.1f %10.1f%n",
                "  times the bare steps",
                (double) ours.getValueAtPercentile(50) / bare.getValueAtPercentile(50),
                (double) ours.getValueAtPercentile(99) / bare.getValueAtPercentile(99));
    }

    private static String millis(Histogram micros, double percentile) {
        return "%.1f ms".formatted(micros.getValueAtPercentile(percentile) / 1e3);
    }
}
