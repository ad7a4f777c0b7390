package io.zhike.sender.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a gateway has last seen of an app's pushes since its start, as it says itself; a field is empty where there was
 * none.
 *
 * @param setUp the format and the mode that are configured; empty where the gateway does not know the app
 * @param accepted when a push was last accepted
 * @param refused when one was last refused
 * @param refusedFor why: {@code wrong-signature}, {@code malformed}
 * @param refusedLooked the format and the mode that it seemed to have
 * @param verified when WeChat's console last checked the address
 */
record PushReport(
        Optional<String> setUp,
        Optional<String> accepted,
        Optional<String> refused,
        Optional<String> refusedFor,
        Optional<String> refusedLooked,
        Optional<String> verified) {

    static PushReport of(String appId, JsonNode data) {
        return new PushReport(
                field(data, appId, "setUp"),
                field(data, appId, "accepted"),
                field(data, appId, "refused"),
                field(data, appId, "refusedFor"),
                field(data, appId, "refusedLooked"),
                field(data, appId, "verified"));
    }

    private static Optional<String> field(JsonNode data, String appId, String name) {
        return Optional.ofNullable(data.path(appId + "." + name).textValue());
    }
}
