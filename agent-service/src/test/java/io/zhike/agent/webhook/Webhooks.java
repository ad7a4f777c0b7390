package io.zhike.agent.webhook;

import io.restassured.path.json.JsonPath;
import io.zhike.agent.Tokens;
import java.util.List;
import java.util.Map;

/** An app's webhooks, as an administrator uses them. */
final class Webhooks {

    static final String ALL = "/api/apps/{app}/webhooks";
    static final String ONE = ALL + "/{id}";

    private final String appId;

    Webhooks(String appId) {
        this.appId = appId;
    }

    /** One that was added, with the secret that was shown. */
    record Added(String id, String secret) {}

    Added add(String url, String... events) {
        Map<String, ?> wanted = events.length == 0 ? Map.of("url", url) : Map.of("url", url, "events", events);
        JsonPath added = Tokens.as("admin")
                .body(wanted)
                .post(ALL, appId)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Added(added.getString("id"), added.getString("secret"));
    }

    JsonPath get(Added webhook) {
        return read(ONE, webhook);
    }

    /** The newest first. */
    List<Map<String, Object>> deliveries(Added webhook) {
        return read(ONE + "/deliveries", webhook).getList("items");
    }

    private JsonPath read(String path, Added webhook) {
        return Tokens.as("admin")
                .get(path, appId, webhook.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    void change(Added webhook, Map<String, ?> change) {
        Tokens.as("admin").body(change).patch(ONE, appId, webhook.id()).then().statusCode(200);
    }

    /** What came back of a test event. */
    JsonPath test(Added webhook) {
        return Tokens.as("admin")
                .post(ONE + "/test", appId, webhook.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** @return the new secret */
    String rotate(Added webhook) {
        return Tokens.as("admin")
                .post(ONE + "/secret", appId, webhook.id())
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
    }

    /** @return the status of the answer */
    int retry(Added webhook, String delivery) {
        return Tokens.as("admin")
                .post(ONE + "/deliveries/{delivery}/retry", appId, webhook.id(), delivery)
                .statusCode();
    }
}
