package io.zhike.sender.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        Optional<Instant> accepted,
        Optional<Instant> refused,
        Optional<String> refusedFor,
        Optional<String> refusedLooked,
        Optional<Instant> verified) {

    static PushReport of(String appId, JsonNode data) {
        return new PushReport(
                field(data, appId, "setUp"),
                field(data, appId, "accepted").map(PushReport::second),
                field(data, appId, "refused").map(PushReport::second),
                field(data, appId, "refusedFor"),
                field(data, appId, "refusedLooked"),
                field(data, appId, "verified").map(PushReport::second));
    }

    private static Instant second(String time) {
        return Instant.parse(time).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<String> field(JsonNode data, String appId, String name) {
        return Optional.ofNullable(data.path(appId + "." + name).textValue());
    }
}
