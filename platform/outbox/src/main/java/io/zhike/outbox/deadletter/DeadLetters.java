package io.zhike.outbox.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/**
 * {@code ./zhike dead-letters}: lists the records that services could not take, and puts them back onto their own topics.
 * What a record holds is never shown.
 */
public final class DeadLetters {

    private static final String HELP = """
            Records that a service could not take.  服务未能处理的消息（死信）。

              list [--json]      list them                                列出死信
              replay <place>     put one back onto its own topic          把一条放回原主题重新处理
              replay --all       put all back that have not been yet      放回全部尚未重放的死信

            <place> is topic/partition/offset, as list shows it.  <place> 即 list 所示的“主题/分区/位点”。
            KAFKA_BOOTSTRAP_SERVERS says where Kafka is (127.0.0.1:19092); other KAFKA_... are settings of its client.
            Kafka 地址取自环境变量 KAFKA_BOOTSTRAP_SERVERS（默认 127.0.0.1:19092），其他 KAFKA_ 变量为其客户端设置。
            """;

    private static final String ENVIRONMENT = "KAFKA_";
    private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    /** Kept: a logger that nobody holds forgets its level. */
    private static final Logger KAFKA_LOG = Logger.getLogger("org.apache.kafka");

    private final Map<String, Object> settings;
    private final DeadLetterTopic topic;
    private final PrintStream out;
    private final PrintStream err;

    DeadLetters(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.settings = settings(environment);
        this.topic = new DeadLetterTopic(settings);
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        KAFKA_LOG.setLevel(Level.OFF);
        System.exit(new DeadLetters(System.getenv(), System.out, System.err).run(List.of(arguments)));
    }

    private static Map<String, Object> settings(Map<String, String> environment) {
        Map<String, Object> settings = environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(ENVIRONMENT))
                .collect(Collectors.toMap(
                        variable -> variable.getKey()
                                .substring(ENVIRONMENT.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        Map.Entry::getValue));
        settings.putIfAbsent(BOOTSTRAP_SERVERS, "127.0.0.1:19092");
        return settings;
    }

    /** The process's exit status: 0 done, 1 failed, 2 not understood. */
    int run(List<String> arguments) {
        try {
            return switch (String.join(" ", arguments)) {
                case "list" -> listAsTable();
                case "list --json" -> listAsJson();
                case "replay --all" -> replayAll();
                case "", "help", "--help", "-h" -> help(out, DONE);
                default ->
                    arguments.size() == 2 && arguments.getFirst().equals("replay")
                            ? replay(arguments.get(1))
                            : help(err, MISUSED);
            };
        } catch (KafkaException e) {
            return failed(e);
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static int help(PrintStream to, int status) {
        to.print(HELP);
        return status;
    }

    private int failed(Throwable failure) {
        err.printf("Kafka at %s did not do it: %s%n", settings.get(BOOTSTRAP_SERVERS), failure.getMessage());
        err.println("Kafka 无法访问或拒绝了请求，请检查 KAFKA_BOOTSTRAP_SERVERS。");
        return FAILED;
    }

    private int listAsTable() {
        List<StoredLetter> letters = topic.all();
        if (letters.isEmpty()) {
            out.println("No dead letters.  没有死信。");
            return DONE;
        }
        int place = letters.stream()
                .mapToInt(one -> one.letter().place().length())
                .max()
                .orElse(0);
        String line = "%-" + place + "s  %-20s  %-8s  %-15s  %-26s  %s%n";
        out.printf(line, "PLACE", "TIME", "REPLAYED", "SERVICE", "KEY", "REASON");
        for (StoredLetter one : letters) {
            out.printf(
                    line,
                    one.letter().place(),
                    one.time().truncatedTo(ChronoUnit.SECONDS),
                    one.replayed() ? "yes" : "no",
                    one.service(),
                    one.letter().maskedKey(),
                    one.letter().reason());
        }
        long replayed = letters.stream().filter(StoredLetter::replayed).count();
        out.printf("%n%1$d dead letters, %2$d replayed.  共 %1$d 条死信，已重放 %2$d 条。%n", letters.size(), replayed);
        return DONE;
    }

    /** A letter as {@code --json} shows it. */
    private record Shown(String place, String time, boolean replayed, String service, String key, String reason) {

        static Shown of(StoredLetter stored) {
            DeadLetter letter = stored.letter();
            return new Shown(
                    letter.place(),
                    stored.time().toString(),
                    stored.replayed(),
                    stored.service(),
                    letter.maskedKey(),
                    letter.reason());
        }
    }

    private int listAsJson() {
        try {
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(topic.all().stream().map(Shown::of).toList()));
            return DONE;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int replay(String place) throws ExecutionException, InterruptedException {
        Optional<StoredLetter> found = topic.all().stream()
                .filter(stored -> stored.letter().place().equals(place))
                .findFirst();
        if (found.isEmpty()) {
            err.printf("No dead letter is at %1$s; list shows where they are.%n没有这条死信：%1$s，可用 list 查看。%n", place);
            return FAILED;
        }
        if (found.get().replayed()) {
            err.printf("%1$s was replayed already.  %1$s 已经重放过。%n", place);
            return FAILED;
        }
        put(List.of(found.get()));
        return DONE;
    }

    private int replayAll() throws ExecutionException, InterruptedException {
        List<StoredLetter> letters =
                topic.all().stream().filter(stored -> !stored.replayed()).toList();
        put(letters);
        out.printf("%1$d replayed.  已重放 %1$d 条。%n", letters.size());
        return DONE;
    }

    private void put(List<StoredLetter> letters) throws ExecutionException, InterruptedException {
        topic.replay(
                letters,
                stored -> out.printf("replayed 已重放 %s%n", stored.letter().place()));
    }
}
