package io.zhike.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.OtherPush;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The secure push that WeChat's guide prints, posted as a developer would by hand. */
class OfficialVectorIT {

    private static final String QUERY =
            "signature=6c5c811b55cc85e0e1b54100749188c20beb3f5d&timestamp=1714112445&nonce=415670741"
                    + "&openid=o9AgO5Kd5ggOC-bXrbNODIiE3bGY&encrypt_type=aes"
                    + "&msg_signature=046e02f8204d34f8ba5fa3b1db94908f3df2e9b3";
    private static final String BODY = """
            {"ToUserName":"gh_97417a04a28d","Encrypt":"+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04="}
            """;

    private final LocalSystem system = LocalSystem.shared();

    @Test
    void hasTheSameEventIdHoweverOftenItIsPosted() throws IOException, InterruptedException {
        // Given
        List<UUID> ids = new ArrayList<>();
        try (var inbound = system.reader(Topic.INBOUND)) {
            // When
            for (int n = 0; n < 3; n++) {
                assertThat(post()).isEqualTo("success");
            }

            // Then
            var codec = new EventCodec();
            await().untilAsserted(() -> {
                inbound.poll().forEach(value -> {
                    InboundEvent event = codec.read(InboundEvent.class, value);
                    if (event instanceof OtherPush push && "debug_demo".equals(push.event())) {
                        ids.add(push.id());
                    }
                });
                assertThat(ids).hasSizeGreaterThanOrEqualTo(3);
            });
        }
        assertThat(ids).containsOnly(ids.getFirst());
    }

    private String post() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(
                                            system.gatewayUrl() + "/wechat/" + LocalSystem.APP + "?" + QUERY))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(BODY))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
