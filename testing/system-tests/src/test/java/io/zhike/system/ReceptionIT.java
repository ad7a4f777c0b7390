package io.zhike.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhike.embedded.LocalPerson;
import io.zhike.system.ReceptionScript.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the conversations of {@code src/test/resources/conversations} with the whole system. */
class ReceptionIT {

    private static final String APP = LocalSystem.APP;

    private final LocalSystem system = LocalSystem.shared();
    private final Desk admin = system.desk(LocalPerson.ADMIN);
    private final Desk li = system.desk(LocalPerson.LI);
    private final Phone user = system.newPhone();
    private int read;

    static Stream<ReceptionScript> conversations() {
        return ReceptionScript.read("desk.md").stream();
    }

    @BeforeEach
    void closeTheDesk() {
        system.clearDesk();
        admin.capacity(APP, LocalPerson.LI, 10);
    }

    @AfterAll
    static void asANewApp() {
        LocalSystem.shared()
                .desk(LocalPerson.ADMIN)
                .reception(APP, Map.of("general", Map.of("transferToHuman", false)));
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void isReceivedAsWritten(ReceptionScript script) {
        admin.reception(APP, script.settings());
        for (Line line : script.lines()) {
            act(line);
            await(line.does()).untilAsserted(() -> {
                if (!line.list().isEmpty()) {
                    assertThat(standing()).isEqualTo(line.list());
                }
                if (!line.reads().isEmpty()) {
                    assertThat(readSince()).isEqualTo(line.reads());
                }
            });
            read = user.answers().size();
        }
    }

    private void act(Line line) {
        int colon = line.does().indexOf(": ");
        String act = colon < 0 ? line.does() : line.does().substring(0, colon);
        String what = colon < 0 ? "" : line.does().substring(colon + 2);
        switch (line.who() + " " + act) {
            case "用户 写" -> user.write(what);
            case "用户 进入" -> user.enter();
            case "别人 写" -> writeAsAnother(what);
            case "li 在线" -> li.status("ONLINE");
            case "li 容量" -> admin.capacity(APP, LocalPerson.LI, Integer.parseInt(what));
            case "li 接入" -> li.accept(conversation().path("id").asText());
            case "li 答" ->
                li.reply(conversation().path("id").asText(), UUID.randomUUID(), what)
                        .ok();
            case "管理员 设置" -> admin.reception(APP, ReceptionScript.settings(what));
            case "管理员 结束" -> admin.end(conversation().path("id").asText());
            default -> throw new IllegalArgumentException("Nobody does this: " + line);
        }
    }

    private void writeAsAnother(String text) {
        Phone other = system.newPhone();
        other.write(text);
        await().until(() -> admin.conversationOf(APP, other.openId())
                .filter(one ->
                        !other.answers().isEmpty() || one.path("state").asText().equals("SERVING"))
                .isPresent());
    }

    /** The list and who has it. */
    private String standing() {
        JsonNode conversation = conversation();
        String state = conversation.path("state").asText();
        return conversation.hasNonNull("agentId")
                ? state + " " + conversation.path("agentId").asText()
                : state;
    }

    private JsonNode conversation() {
        return admin.conversationOf(APP, user.openId()).orElseThrow(() -> new AssertionError("none yet"));
    }

    private String readSince() {
        List<String> answers = new ArrayList<>(user.answers());
        String since = String.join(" / ", answers.subList(read, answers.size()));
        return since.isEmpty() ? "-" : String.join("⏎", Arrays.asList(since.split("\n")));
    }
}
