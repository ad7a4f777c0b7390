package io.zhike.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** One user's phone, at the WeChat simulator. */
final class Phone {

    private final Http http = Http.withoutToken();
    private final String app;
    private final String user;
    private final String openId;

    Phone(String simulatorUrl, String appId, String openId) {
        this.app = simulatorUrl + "/simulator/apps/" + appId;
        this.user = app + "/users/" + openId;
        this.openId = openId;
    }

    String openId() {
        return openId;
    }

    /** Presses the contact button. */
    void enter() {
        http.post(user + "/enter", Map.of("sessionFrom", "tutorial")).ok();
    }

    void write(String text) {
        http.post(user + "/messages", Map.of("type", "text", "text", text)).ok();
    }

    void sendPicture() {
        http.post(user + "/messages", Map.of("type", "image")).ok();
    }

    byte[] picture(String mediaId) {
        return http.bytes(app + "/media/" + mediaId);
    }

    /** What the user reads, oldest first: the texts that came to the phone. */
    List<String> answers() {
        return messages().stream()
                .filter(message -> message.path("direction").asText().equals("out"))
                .map(message -> message.path("text").asText())
                .toList();
    }

    /** The texts that the user wrote and whose push was answered {@code success}, oldest first. */
    List<String> acknowledged() {
        return messages().stream()
                .filter(message -> message.path("delivery").asText().equals("DELIVERED"))
                .map(message -> message.path("text").asText())
                .toList();
    }

    boolean hasPushUnderWay() {
        return messages().stream()
                .anyMatch(message -> message.path("delivery").asText().equals("PENDING"));
    }

    /** Both directions, oldest first. */
    List<JsonNode> messages() {
        JsonNode body = http.get(user + "/messages").ok();
        return StreamSupport.stream(body.path("items").spliterator(), false).toList();
    }
}
