package io.zhike.agent.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends an endpoint an event that nothing caused, once, enabled or not. It counts neither for the endpoint nor against it. */
@ApplicationScoped
class TestEndpoint {

    private final WebhookClient client;
    private final ObjectMapper json;
    private final Clock clock;

    TestEndpoint(WebhookClient client, ObjectMapper json, Clock clock) {
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What came back.
     *
     * @param status null where nothing did
     * @param failure why nothing did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Result(
            boolean delivered,
            @Nullable Integer status,
            @Nullable CallFailure failure,
            Duration took) {}

    /** @return empty where there is no such endpoint */
    Optional<Result> test(String appId, UUID id) {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(() -> EndpointRow.of(appId, id).map(row -> claim(row, now)))
                .map(this::send);
    }

    private Claim claim(EndpointRow row, Instant now) {
        try {
            String body = json.writeValueAsString(Payload.test(row.appId, row.id, now));
            String id = UuidCreator.getTimeOrderedEpoch() + "_" + row.id;
            return new Claim(id, row.id, row.appId, 1, row.url, row.secrets(now), body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A payload could not be written as JSON", e);
        }
    }

    private Result send(Claim claim) {
        long begun = System.nanoTime();
        Answer answer = client.send(claim);
        Duration took =
                Duration.ofMillis(Duration.ofNanos(System.nanoTime() - begun).toMillis());
        return new Result(answer.succeeded(), answer.status(), answer.failure(), took);
    }
}
