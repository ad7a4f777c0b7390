package io.zhike.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhike.embedded.LocalPerson;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** README's tutorial, played from the first push to the last answer. */
class TutorialIT {

    private static final String ROBOT_ANSWER = "没有理解您的问题，请换个说法，或回复“人工”转人工客服";
    private static final String WELCOME = "您好，请问有什么可以帮您？回复“人工”转人工客服";
    private static final String PROMPT = "正在为您接入人工客服，请稍候";

    private final LocalSystem system = LocalSystem.shared();
    private final Phone phone = system.newPhone();
    private final Desk admin = system.desk(LocalPerson.ADMIN);
    private final Desk li = system.desk(LocalPerson.LI);
    private final Desk wang = system.desk(LocalPerson.WANG);

    @BeforeEach
    void openTheDesk() {
        system.clearDesk();
        admin.transferToHuman(LocalSystem.APP, true);
    }

    @Test
    void fromThePushToTheFourthReply() {
        // Given li, who serves somebody already, and wang, who is idle
        li.status("ONLINE");
        Phone other = system.newPhone();
        other.write("人工");
        await().untilAsserted(() ->
                assertThat(conversation(other).path("agentId").asText()).isEqualTo("li"));
        wang.status("ONLINE");

        // When the user enters and writes: the robot
        phone.enter();
        await().untilAsserted(() -> assertThat(phone.answers()).containsExactly(WELCOME));
        phone.write("你好");
        await().untilAsserted(() -> assertThat(phone.answers()).containsExactly(WELCOME, ROBOT_ANSWER));
        assertThat(conversation(phone).path("state").asText()).isEqualTo("ROBOT");

        // When the user asks for a person: the idlest agent, and one unit for the prompt
        phone.write("人工");
        await().untilAsserted(() -> assertThat(phone.answers()).endsWith(PROMPT));
        await().untilAsserted(() -> {
            assertThat(conversation(phone).path("state").asText()).isEqualTo("SERVING");
            assertThat(conversation(phone).path("agentId").asText()).isEqualTo("wang");
            assertThat(remaining()).isEqualTo(2);
        });

        // When the user writes again: three units, three answers
        phone.write("我的订单到哪里了");
        await().untilAsserted(() -> assertThat(remaining()).isEqualTo(3));
        String id = conversation(phone).path("id").asText();
        for (int n = 1; n <= 3; n++) {
            String answer = "answer " + n;
            UUID reply = UUID.randomUUID();
            assertThat(wang.reply(id, reply, answer).status()).isEqualTo(202);
            int left = 3 - n;
            await().untilAsserted(() -> {
                assertThat(phone.answers()).endsWith(answer);
                assertThat(status(id, reply)).isEqualTo("SENT");
                assertThat(remaining()).isEqualTo(left);
            });
        }

        // Then the fourth is refused
        UUID fourth = UUID.randomUUID();
        assertThat(wang.reply(id, fourth, "answer 4").status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(status(id, fourth)).isEqualTo("REFUSED"));
        assertThat(message(id, fourth).path("reason").asText()).isEqualTo("QUOTA_EXHAUSTED");
        assertThat(phone.answers()).doesNotContain("answer 4");

        // When it is ended
        wang.end(id);
        assertThat(wang.conversation(id).path("state").asText()).isEqualTo("ENDED");
    }

    @Test
    void aRobotThatAPersonSpokeOverStaysSilent() {
        // Given a conversation in the robot list
        li.status("ONLINE");
        phone.write("你好");
        await().untilAsserted(() -> assertThat(phone.answers()).containsExactly(ROBOT_ANSWER));
        String id = conversation(phone).path("id").asText();

        // When an agent answers there while the user goes on writing
        List<String> written = List.of("在吗", "我想问一下", "怎么退货", "还在吗");
        phone.write(written.get(0));
        assertThat(li.reply(id, UUID.randomUUID(), "您好，我是客服").status()).isEqualTo(202);
        written.subList(1, written.size()).forEach(phone::write);
        await().untilAsserted(() -> assertThat(texts(id)).containsAll(written));

        // Then after the agent's answer the robot says nothing more
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<String> answers = phone.answers();
            assertThat(answers).contains("您好，我是客服");
            assertThat(answers.subList(answers.indexOf("您好，我是客服"), answers.size()))
                    .doesNotContain(ROBOT_ANSWER);
        });
        assertThat(li.conversation(id).path("state").asText()).isEqualTo("SERVING");
    }

    private JsonNode conversation(Phone of) {
        return admin.conversationOf(LocalSystem.APP, of.openId()).orElseThrow(() -> new AssertionError("none yet"));
    }

    private int remaining() {
        return conversation(phone).path("quota").path("remaining").asInt(-1);
    }

    private List<String> texts(String id) {
        return admin.messages(id).stream()
                .map(message -> message.path("text").asText())
                .toList();
    }

    private JsonNode message(String conversation, UUID reply) {
        return admin.messages(conversation).stream()
                .filter(message -> message.path("id").asText().equals(reply.toString()))
                .findFirst()
                .orElseThrow();
    }

    private String status(String conversation, UUID reply) {
        return message(conversation, reply).path("status").asText();
    }
}
