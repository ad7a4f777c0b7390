package io.zhike.sender.doctor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.sender.Records;
import io.zhike.sender.SecretWords;
import io.zhike.sender.TestClock;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Fate;
import io.zhike.sender.delivery.Replies;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithEngines(database = "sender", topics = Records.TOPICS, oidc = true)
@WithTestResource(WeChatResource.class)
class DoctorIT {

    private final Records records = new Records();
    private final WeChatStandIn weChat = WeChatResource.weChat();

    @Inject
    TestClock clock;

    /** What is settled here is newer than what other tests have left. */
    @BeforeEach
    void moveOn() {
        clock.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void tellsOfSetupPushesWeChatAndReplies() {
        // Given
        ReplyApproved reply = Replies.approved(Replies.newUser(), clock.instant());
        records.say(reply);
        Replies.awaitSettled(records, reply);

        // When
        clock.advance(Duration.ofMinutes(1));
        Map<String, String> results = results(WeChatResource.APP);

        // Then: secrets of tests have another form
        assertThat(results)
                .containsEntry("configuration", "WARNING")
                .containsEntry("vectors", "OK")
                .containsEntry("pushes", "OK")
                .containsEntry("clock", "FAILED")
                .containsEntry("access-token", "OK")
                .containsEntry("last-send", "OK")
                .doesNotContainKeys("trap-devtools", "sending");
    }

    @Test
    void aReplyThatFailedForWantOfPermissionIsTold() {
        // Given
        String user = Replies.newUser();
        weChat.plan(user, Fate.errcode(48001));
        ReplyApproved reply = Replies.approved(user, clock.instant());
        records.say(reply);
        Replies.awaitSettled(records, reply);

        // When, then
        examine(WeChatResource.APP).statusCode(200).body(containsString("48001"));
    }

    @Test
    void aWrongSecretIsNamedAndNotShown() {
        ValidatableResponse answer = examine(WeChatResource.WRONG_SECRET_APP);
        answer.body(containsString("zhike.apps.\\\"" + WeChatResource.WRONG_SECRET_APP + "\\\".secret"));
        assertThat(answer.extract().asString())
                .doesNotContain(SecretWords.SECRET)
                .doesNotContain(SecretWords.TOKEN);
        assertThat(results(WeChatResource.WRONG_SECRET_APP))
                .containsEntry("access-token", "FAILED")
                .containsEntry("pushes", "FAILED")
                .containsEntry("last-send", "INFO")
                .containsKey("trap-devtools");
    }

    @Test
    void anUnknownAppIsNotThere() {
        examine("wx0").statusCode(404);
        given().get("/api/apps/{app}/doctor", WeChatResource.APP).then().statusCode(401);
    }

    private static ValidatableResponse examine(String appId) {
        return given().auth()
                .oauth2(Engines.tokens().ofServices())
                .get("/api/apps/{app}/doctor", appId)
                .then();
    }

    private static Map<String, String> results(String appId) {
        List<Map<String, String>> checks =
                examine(appId).statusCode(200).extract().jsonPath().getList("checks");
        return checks.stream()
                .collect(Collectors.toMap(
                        check -> check.get("name"), check -> check.get("result"), (first, second) -> second));
    }
}
