package io.zhike.sender.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.zhike.wechat.api.CustomMessage;
import io.zhike.wechat.api.OutgoingContent;
import io.zhike.wechat.api.SendResult;
import io.zhike.wechat.api.StableTokenAnswer;
import io.zhike.wechat.api.StableTokenRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A call's result says "not sent" only where nothing of the request can have left. */
class WeChatClientTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\"}";
    private static final CustomMessage HELLO = new CustomMessage("o1", new OutgoingContent.Text("hello"));

    @AfterAll
    static void closeVertx() {
        VERTX.close();
    }

    @Test
    void givesWeChatTheMessage() throws IOException {
        try (var server = new ScriptedServer(visit -> {
            visit.readRequest();
            visit.answer(200, OK);
        })) {
            SendResult result = client(server).send("a+b/c", HELLO);

            assertThat(result).isEqualTo(new SendResult.Sent());
            assertThat(server.requests())
                    .singleElement()
                    .asString()
                    .startsWith("POST /cgi-bin/message/custom/send?access_token=a%2Bb%2Fc HTTP/1.1\r\n")
                    .endsWith("\r\n\r\n{\"touser\":\"o1\",\"msgtype\":\"text\",\"text\":{\"content\":\"hello\"}}");
        }
    }

    @Test
    void asksForATokenWithoutForce() throws IOException {
        try (var server = new ScriptedServer(visit -> {
            visit.readRequest();
            visit.answer(200, "{\"access_token\":\"t\",\"expires_in\":7200}");
        })) {
            StableTokenAnswer answer = client(server).stableToken(new StableTokenRequest("wx1", "s", false));

            assertThat(answer).isEqualTo(new StableTokenAnswer.Granted("t", Duration.ofHours(2)));
            assertThat(server.requests())
                    .singleElement()
                    .asString()
                    .startsWith("POST /cgi-bin/stable_token HTTP/1.1\r\n")
                    .contains("\"force_refresh\":false");
        }
    }

    @Test
    void aRefusedConnectionIsNotSent() throws IOException {
        assertThat(client("http://127.0.0.1:" + closedPort()).send("t", HELLO)).isInstanceOf(SendResult.NotSent.class);
    }

    @Test
    void aNameThatNobodyKnowsIsNotSent() {
        assertThat(client("http://weixin.invalid").send("t", HELLO)).isInstanceOf(SendResult.NotSent.class);
    }

    @Test
    void aFailedHandshakeIsNotSent() throws IOException {
        try (var server = new ScriptedServer(visit -> visit.write("HTTP/1.1 400 -\r\n\r\n"))) {
            assertThat(client("https://127.0.0.1:" + server.port()).send("t", HELLO))
                    .isInstanceOf(SendResult.NotSent.class);
        }
    }

    @Test
    void aHandshakeThatDoesNotEndIsNotSent() throws IOException {
        try (var server = new ScriptedServer(ScriptedServer.Visit::keepSilent)) {
            assertThat(client("https://127.0.0.1:" + server.port()).send("t", HELLO))
                    .isInstanceOf(SendResult.NotSent.class);
        }
    }

    @Test
    void aConnectionThatBreaksAfterTheRequestIsUnknown() throws IOException {
        try (var server = new ScriptedServer(ScriptedServer.Visit::readRequest)) {
            assertThat(client(server).send("t", HELLO)).isInstanceOf(SendResult.Unknown.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aKeptConnectionThatBreaksUnderTheNextRequestIsUnknownAndNotSentAgain() throws IOException {
        try (var server = new ScriptedServer(visit -> {
            visit.readRequest();
            visit.answer(200, OK);
            visit.readRequest();
        })) {
            WeChatClient client = client(server);

            int sends = 0;
            SendResult result;
            do {
                sends++;
                result = client.send("t", HELLO);
                // Until a request goes out on a connection that was kept.
            } while (sends < 100 && result.equals(new SendResult.Sent()));

            assertThat(result).isInstanceOf(SendResult.Unknown.class);
            assertThat(server.requests()).hasSize(sends);
        }
    }

    @Test
    void noAnswerIsMissedHoweverSoonItComes() throws Exception {
        try (var server = new ScriptedServer(visit -> {
                    while (true) {
                        visit.readRequest();
                        visit.answer(200, OK);
                    }
                });
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            WeChatClient client = client(server);
            Callable<SendResult> call = () -> client.send("t", HELLO);
            for (int round = 0; round < 100; round++) {
                for (Future<SendResult> result : callers.invokeAll(Collections.nCopies(20, call))) {
                    assertThat(result.get()).isEqualTo(new SendResult.Sent());
                }
            }
        }
    }

    @Test
    void noAnswerInTimeIsUnknown() throws IOException {
        try (var server = new ScriptedServer(visit -> {
            visit.readRequest();
            visit.keepSilent();
        })) {
            long begun = System.nanoTime();

            assertThat(client(server).send("t", HELLO)).isInstanceOf(SendResult.Unknown.class);

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(TIMEOUT.dividedBy(2), TIMEOUT.multipliedBy(2));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatDoesNotEndInTimeIsUnknown() throws IOException {
        try (var server = new ScriptedServer(visit -> {
            visit.readRequest();
            visit.write("HTTP/1.1 200 -\r\nContent-Length: 27\r\n\r\n{\"errcode\":0,");
            visit.keepSilent();
        })) {
            assertThat(client(server).send("t", HELLO)).isInstanceOf(SendResult.Unknown.class);
        }
    }

    @Test
    void anAnswerCutShortIsUnknown() throws IOException {
        try (var server = new ScriptedServer(visit -> {
            visit.readRequest();
            visit.write("HTTP/1.1 200 -\r\nContent-Length: 27\r\n\r\n{\"errcode\":0}");
        })) {
            assertThat(client(server).send("t", HELLO)).isInstanceOf(SendResult.Unknown.class);
        }
    }

    @Test
    void whatIsNotHttpIsUnknown() throws IOException {
        try (var server = new ScriptedServer(visit -> {
            visit.readRequest();
            visit.write("220 mail ready\r\n\r\n");
        })) {
            assertThat(client(server).send("t", HELLO)).isInstanceOf(SendResult.Unknown.class);
        }
    }

    @Test
    void aRedirectIsUnknownAndNotFollowed() throws IOException {
        try (var server = new ScriptedServer(visit -> {
            visit.readRequest();
            visit.write("HTTP/1.1 307 -\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
            visit.readRequest();
        })) {
            assertThat(client(server).send("t", HELLO)).isEqualTo(new SendResult.Unknown("HTTP status 307"));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void causesNameNoToken() throws IOException {
        try (var server = new ScriptedServer(ScriptedServer.Visit::readRequest)) {
            assertThat(client(server).send("secret-token", HELLO).toString()).doesNotContain("secret-token");
        }
        assertThat(client("http://127.0.0.1:" + closedPort())
                        .send("secret-token", HELLO)
                        .toString())
                .doesNotContain("secret-token");
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static WeChatClient client(ScriptedServer server) {
        return client("http://127.0.0.1:" + server.port());
    }

    private static WeChatClient client(String url) {
        return new WeChatClient(new WeChatHttp(VERTX, new Calls(url, TIMEOUT)));
    }

    private record Calls(String apiUrl, Duration timeout) implements CallConfig {}
}
