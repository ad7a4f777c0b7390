package io.zhike.simulator;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The simulator's API in a test's words. */
public final class Simulator {

    private Simulator() {}

    public static void enter(String appId, String openId, String sessionFrom) {
        given().contentType(ContentType.JSON)
                .body(Map.of("sessionFrom", sessionFrom))
                .post("/simulator/apps/{app}/users/{user}/enter", appId, openId)
                .then()
                .statusCode(202);
    }

    /** Returns the message's id. */
    public static String write(String appId, String openId, String text) {
        return write(appId, openId, Map.of("type", "text", "text", text));
    }

    /** Returns the message's id. */
    public static String write(String appId, String openId, Map<String, String> message) {
        return given().contentType(ContentType.JSON)
                .body(message)
                .post("/simulator/apps/{app}/users/{user}/messages", appId, openId)
                .then()
                .statusCode(202)
                .extract()
                .path("msgId");
    }

    public static List<Map<String, Object>> messages(String appId, String openId) {
        return get("/simulator/apps/" + appId + "/users/" + openId + "/messages")
                .getList("items");
    }

    public static JsonPath phone(String appId, String openId) {
        return get("/simulator/apps/" + appId + "/users/" + openId);
    }

    public static List<Map<String, Object>> attempts(String openId) {
        return get("/simulator/pushes?openId=" + openId).getList("items");
    }

    public static String accessToken(String appId) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("grant_type", "client_credential", "appid", appId, "secret", GatewayStandIn.SECRET))
                .post("/cgi-bin/stable_token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** Returns the {@code errcode}. */
    public static int send(String appId, String openId, String text) {
        return sendBody(accessToken(appId), """
                {"touser":"%s","msgtype":"text","text":{"content":"%s"}}""".formatted(openId, text));
    }

    public static int sendBody(String accessToken, String body) {
        return call("send", accessToken, body);
    }

    public static int call(String name, String accessToken, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .queryParam("access_token", accessToken)
                .post("/cgi-bin/message/custom/" + name)
                .then()
                .statusCode(200)
                .extract()
                .path("errcode");
    }

    public static void faults(String plan) {
        given().contentType(ContentType.JSON)
                .body(plan)
                .put("/simulator/faults")
                .then()
                .statusCode(200);
    }

    public static URI uri(String pathAndQuery) {
        return URI.create("http://localhost:" + RestAssured.port + pathAndQuery);
    }

    private static JsonPath get(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }
}
