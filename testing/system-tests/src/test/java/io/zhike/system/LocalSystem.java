package io.zhike.system;

import io.zhike.embedded.LocalPerson;
import io.zhike.embedded.Tokens;
import io.zhike.events.Topic;
import io.zhike.local.LocalStack;
import io.zhike.local.Part;
import io.zhike.local.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** The processes that {@code ./zhike up} starts, on free ports and an empty folder; mostly one system for all tests of a run. */
final class LocalSystem implements AutoCloseable {

    /** Of the two local apps, the one whose pushes are JSON. */
    static final String APP = "wxba5fad812f8e6fb9";

    private static final class Shared {

        private static final LocalSystem SYSTEM = start(UnaryOperator.identity());
    }

    private final StackOptions options;
    private final LocalStack stack;

    private LocalSystem(StackOptions options) {
        this.options = options;
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(100));
        stack = LocalStack.start(options, System.out::println);
    }

    static LocalSystem shared() {
        return Shared.SYSTEM;
    }

    /** A system of the test's own, with settings that others would not want. */
    static LocalSystem start(UnaryOperator<StackOptions> settings) {
        try {
            Path folder = Files.createTempDirectory("zhike-system");
            return new LocalSystem(settings.apply(StackOptions.forTest(folder)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Phone newPhone() {
        return newPhone(APP);
    }

    Phone newPhone(String appId) {
        return new Phone(
                stack.url(Part.SIMULATOR),
                appId,
                "o" + UUID.randomUUID().toString().replace("-", ""));
    }

    Desk desk(LocalPerson person) {
        return new Desk(Http.withToken(stack.tokens().of(person)), stack.url(Part.AGENT));
    }

    /** Nobody is online, and no conversation of an earlier test is open. */
    void clearDesk() {
        List.of(LocalPerson.LI, LocalPerson.WANG, LocalPerson.ZHAO)
                .forEach(person -> desk(person).status("OFFLINE"));
        Desk admin = desk(LocalPerson.ADMIN);
        admin.conversations(APP).stream()
                .filter(conversation -> !conversation.path("state").asText().equals("ENDED"))
                .forEach(conversation -> admin.end(conversation.path("id").asText()));
    }

    String gatewayUrl() {
        return url(Part.GATEWAY);
    }

    String url(Part part) {
        return stack.url(part);
    }

    String kafka() {
        return stack.kafka();
    }

    Tokens tokens() {
        return stack.tokens();
    }

    /** Where everything stands that the system writes; it outlives the system. */
    Path folder() {
        return options.data();
    }

    @Override
    public void close() {
        stack.close();
    }

    /** The JDBC URLs of the services' databases. */
    Map<Part, String> databases() {
        return stack.databases();
    }

    TopicReader reader(Topic topic) {
        return new TopicReader(stack.kafka(), topic);
    }

    /** SIGKILL, and a start after it. */
    void crash(Part service) {
        restart(service, Map.of());
    }

    /** As {@link #crash}, with more in the environment of the new process. */
    void restart(Part service, Map<String, String> environment) {
        stack.kill(service);
        stack.start(service, environment);
    }
}
