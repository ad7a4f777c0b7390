package io.zhike.simulator.push;

import io.zhike.wechat.push.PushFormat;
import io.zhike.wechat.push.PushWriter;
import io.zhike.wechat.push.SignedPush;
import io.zhike.wechat.push.TransferAnswer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Posts a push once and writes down what came of it. */
@Singleton
class PushClient {

    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int SHOWN = 200;

    private final PushConfig config;
    private final PushLog log;
    private final InstantSource clock;
    private final HttpClient http;

    PushClient(PushConfig config, PushLog log, InstantSource clock) {
        this.config = config;
        this.log = log;
        this.clock = clock;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.pushTimeout())
                .build();
    }

    /** Each attempt is signed and encrypted anew, as WeChat's are. */
    PushAttempt attempt(OutgoingPush push, int attempt) {
        var at = clock.instant();
        var nonce = Integer.toString(ThreadLocalRandom.current().nextInt(100_000_000, Integer.MAX_VALUE));
        var signed = new PushWriter(push.app().pushSettings()).write(push.fields(), at, nonce);
        var started = System.nanoTime();
        var answer = post(request(push, signed));
        var latency = Duration.ofNanos(System.nanoTime() - started);
        return log.add(number -> new PushAttempt(
                number,
                push.app().id(),
                push.openId(),
                push.msgType(),
                push.msgId(),
                attempt,
                answer.status(),
                answer.shownBody(),
                answer.error(),
                answer.delivery(push.app().pushSettings().format()),
                latency.toMillis(),
                at));
    }

    private HttpRequest request(OutgoingPush push, SignedPush signed) {
        var base = config.gatewayUrl().toString().replaceFirst("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + "/wechat/" + push.app().id() + "?" + signed.queryString()))
                .header("Content-Type", signed.contentType())
                .POST(BodyPublishers.ofByteArray(signed.body()))
                .build();
    }

    private Answer post(HttpRequest request) {
        var response = http.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER));
        try {
            return Answer.of(response.get(config.pushTimeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            response.cancel(true);
            return Answer.none("no answer within " + config.pushTimeout());
        } catch (ExecutionException e) {
            return Answer.none(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.cancel(true);
            return Answer.none("the simulator stops");
        }
    }

    @PreDestroy
    void stop() {
        http.shutdownNow();
    }

    private record Answer(
            @Nullable Integer status,
            @Nullable String body,
            @Nullable String error) {

        static Answer of(HttpResponse<String> response) {
            return new Answer(response.statusCode(), response.body(), null);
        }

        static Answer none(String error) {
            return new Answer(null, null, error);
        }

        @Nullable
        String shownBody() {
            return body == null ? null : body.substring(0, Math.min(SHOWN, body.length()));
        }

        /** WeChat wants {@code success}, an empty body, or to be told that its own tool shall have the message. */
        Delivery delivery(PushFormat format) {
            if (status == null || status != 200 || body == null) {
                return Delivery.FAILED;
            }
            if (body.isEmpty() || body.equals("success")) {
                return Delivery.DELIVERED;
            }
            return TransferAnswer.isOne(format, body) ? Delivery.HANDED_OVER : Delivery.FAILED;
        }
    }
}
