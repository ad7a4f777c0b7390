package io.zhike.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.zhike.embedded.LocalPerson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** agent-service's API as one signed-in person uses it. */
final class Desk {

    private final Http http;
    private final String url;

    Desk(Http http, String agentServiceUrl) {
        this.http = http;
        this.url = agentServiceUrl;
    }

    void status(String status) {
        http.put(url + "/api/me/status", Map.of("status", status)).ok();
    }

    void transferToHuman(String appId, boolean on) {
        String reception = url + "/api/apps/" + appId + "/reception";
        Map<String, Object> settings = new LinkedHashMap<>();
        http.get(reception).ok().properties().forEach(entry -> settings.put(entry.getKey(), entry.getValue()));
        settings.put("transferToHuman", on);
        http.put(reception, settings).ok();
    }

    /** Replaces the app's whole reception. */
    void reception(String appId, Map<String, ?> document) {
        http.put(url + "/api/apps/" + appId + "/reception/document", document).ok();
    }

    void accept(String conversationId) {
        http.post(url + "/api/conversations/" + conversationId + "/accept", Map.of())
                .ok();
    }

    void capacity(String appId, LocalPerson agent, int capacity) {
        http.patch(url + "/api/apps/" + appId + "/agents/" + agent.login(), Map.of("capacity", capacity))
                .ok();
    }

    /** The user's newest conversation in any list; empty where there is none yet. */
    Optional<JsonNode> conversationOf(String appId, String openId) {
        return conversations(appId).stream()
                .filter(conversation -> conversation.path("openId").asText().equals(openId))
                .findFirst();
    }

    /** Every conversation of the app that this person may see. */
    List<JsonNode> conversations(String appId) {
        return pages(url + "/api/apps/" + appId + "/conversations?limit=200");
    }

    /** A conversation's transcript in number order. */
    List<JsonNode> messages(String conversationId) {
        return pages(url + "/api/conversations/" + conversationId + "/messages?limit=500");
    }

    private List<JsonNode> pages(String firstUrl) {
        List<JsonNode> items = new ArrayList<>();
        @Nullable String next = firstUrl;
        while (next != null) {
            JsonNode page = http.get(next).ok();
            page.path("items").forEach(items::add);
            JsonNode cursor = page.path("next");
            next = cursor.isMissingNode() || cursor.isNull() ? null : firstUrl + "&after=" + cursor.asText();
        }
        return items;
    }

    Http.Answer reply(String conversationId, UUID id, String text) {
        return http.post(
                url + "/api/conversations/" + conversationId + "/messages",
                Map.of("id", id.toString(), "type", "text", "text", text));
    }

    Http.Answer replyWithPicture(String conversationId, UUID id, String mediaId) {
        return http.post(
                url + "/api/conversations/" + conversationId + "/messages",
                Map.of("id", id.toString(), "type", "image", "mediaId", mediaId));
    }

    /** Returns the picture's id. */
    String upload(String appId, byte[] picture) {
        return http.upload(url + "/api/media", appId, picture).ok().path("id").asText();
    }

    byte[] picture(String mediaId) {
        return http.bytes(url + "/api/media/" + mediaId);
    }

    void end(String conversationId) {
        http.post(url + "/api/conversations/" + conversationId + "/end", Map.of())
                .ok();
    }

    /** Erases a user; what is said to have been erased. */
    JsonNode erase(String appId, String openId) {
        return http.delete(url + "/api/apps/" + appId + "/users/" + openId).ok();
    }

    /** What is found of an app: the result of each check by its name. */
    Map<String, String> doctor(String appId) {
        Map<String, String> results = new LinkedHashMap<>();
        http.get(url + "/api/apps/" + appId + "/doctor")
                .ok()
                .path("checks")
                .forEach(check -> results.put(
                        check.path("name").asText(), check.path("result").asText()));
        return results;
    }

    JsonNode conversation(String conversationId) {
        return http.get(url + "/api/conversations/" + conversationId).ok();
    }
}
