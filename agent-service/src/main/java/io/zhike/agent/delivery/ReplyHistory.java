package io.zhike.agent.delivery;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhike.agent.transcript.Message;
import io.zhike.agent.transcript.ReplyStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A reply's way.
 *
 * @param requestedAt when it was asked for
 * @param delivery what sender-service tells of it, beside the rest; of one that quota-service refused, how that ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplyHistory(
        Instant requestedAt,
        @Nullable ReplyStatus status,

        @Schema(hidden = true) @JsonAnyGetter Map<String, Object> delivery) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    static ReplyHistory of(Message reply, byte[] delivery) {
        try {
            return new ReplyHistory(reply.at(), reply.status(), JSON.readValue(delivery, FIELDS));
        } catch (IOException e) {
            throw new UncheckedIOException("sender-service answers with no JSON", e);
        }
    }

    /** Not, or not yet: a reply is at sender-service once quota-service has approved it. */
    static ReplyHistory neverApproved(Message reply) {
        return new ReplyHistory(
                reply.at(),
                reply.status(),
                reply.reason() == null
                        ? Map.of("id", reply.id(), "attempts", List.of())
                        : Map.of("id", reply.id(), "attempts", List.of(), "reason", reply.reason()));
    }
}
