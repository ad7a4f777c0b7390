package io.zhike.system;

import io.zhike.embedded.LocalPerson;
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
import org.awaitility.Awaitility;

/** The processes that {@code ./zhike up} starts, on free ports and an empty folder; one system for all tests of a run. */
final class LocalSystem {

    /** Of the two local apps, the one whose pushes are JSON. */
    static final String APP = "wxba5fad812f8e6fb9";

    private static final LocalSystem SHARED = new LocalSystem();

    private final LocalStack stack;

    private LocalSystem() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(100));
        try {
            Path folder = Files.createTempDirectory("zhike-system");
            stack = LocalStack.start(StackOptions.forTest(folder), System.out::println);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LocalSystem shared() {
        return SHARED;
    }

    Phone newPhone() {
        return new Phone(
                stack.url(Part.SIMULATOR),
                APP,
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
        return stack.url(Part.GATEWAY);
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
