package io.zhike.simulator.media;

import static io.restassured.RestAssured.given;
import static io.zhike.simulator.GatewayStandIn.JSON_APP;
import static io.zhike.simulator.GatewayStandIn.XML_APP;
import static io.zhike.simulator.GatewayStandIn.receivedFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.zhike.simulator.GatewayStandIn;
import io.zhike.simulator.GatewayStandIn.Answer;
import io.zhike.simulator.Simulator;
import io.zhike.wechat.push.Push;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(GatewayStandIn.class)
class MediaIT {

    private static final byte[] PICTURE = DrawnPicture.of(1);

    @BeforeEach
    void answerSuccess() {
        GatewayStandIn.answer(_ -> Answer.SUCCESS);
    }

    @Test
    void whatWasUploadedCanBeSent() {
        // Given
        Simulator.write(JSON_APP, "oSeesPicture", "你好");

        // When
        String mediaId = upload(JSON_APP, "image/png", PICTURE).path("media_id");

        // Then
        assertThat(send("oSeesPicture", mediaId)).isZero();
        assertThat(Simulator.messages(JSON_APP, "oSeesPicture").getLast())
                .containsEntry("type", "image")
                .containsEntry("content", Map.of("media_id", mediaId));
        assertThat(given().get("/simulator/apps/{app}/media/{id}", JSON_APP, mediaId)
                        .asByteArray())
                .isEqualTo(PICTURE);
        given().get("/simulator/apps/{app}/media/{id}", XML_APP, mediaId).then().statusCode(404);
    }

    @Test
    void whatNobodyUploadedCannotBeSentAndCostsNothing() {
        Simulator.write(JSON_APP, "oNothing", "你好");
        assertThat(send("oNothing", "media-1")).isEqualTo(40007);
        assertThat(Simulator.phone(JSON_APP, "oNothing").getInt("remaining")).isEqualTo(3);
    }

    @Test
    void onlyPicturesOfAtMostTwoMegabytesAreTaken() {
        upload(JSON_APP, "text/plain", PICTURE).then().body("errcode", equalTo(40004));
        upload(JSON_APP, "image/png", new byte[2 * 1024 * 1024 + 1]).then().body("errcode", equalTo(40006));
    }

    @Test
    void aUsersPictureCanBeFetchedByTheIdThatWasPushed() {
        // Given
        Simulator.write(JSON_APP, "oSendsPicture", Map.of("type", "image"));
        await().until(() -> receivedFrom("oSendsPicture"), received -> !received.isEmpty());
        var mediaId = ((Push.Image) receivedFrom("oSendsPicture").getFirst().push()).mediaId();

        // Then
        var fetched = fetch(Simulator.accessToken(JSON_APP), mediaId);
        fetched.then().statusCode(200).header("Content-Type", "image/png");
        assertThat(fetched.asByteArray()).startsWith(0x89, 'P', 'N', 'G');
        fetch(Simulator.accessToken(XML_APP), mediaId).then().statusCode(200).body("errcode", equalTo(40007));
        fetch("no token", mediaId).then().body("errcode", equalTo(40001));
    }

    private static Response fetch(String accessToken, String mediaId) {
        return given().queryParam("access_token", accessToken)
                .queryParam("media_id", mediaId)
                .get("/cgi-bin/media/get");
    }

    private static Response upload(String app, String type, byte[] bytes) {
        return given().queryParam("access_token", Simulator.accessToken(app))
                .queryParam("type", "image")
                .multiPart("media", "picture.png", bytes, type)
                .post("/cgi-bin/media/upload");
    }

    private static int send(String openId, String mediaId) {
        return Simulator.sendBody(Simulator.accessToken(JSON_APP), """
                {"touser":"%s","msgtype":"image","image":{"media_id":"%s"}}""".formatted(openId, mediaId));
    }
}
