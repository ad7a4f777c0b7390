package io.zhike.gateway.push;

import static io.zhike.gateway.push.TestApps.IN_COMPAT;
import static io.zhike.gateway.push.TestApps.IN_PLAIN;
import static io.zhike.gateway.push.TestApps.OFFICIAL;
import static io.zhike.gateway.push.TestApps.SPARE_BITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.zhike.embedded.Engines;
import io.zhike.embedded.WithEngines;
import io.zhike.gateway.inbound.EmptyMessageException;
import io.zhike.gateway.inbound.InboundEvents;
import io.zhike.gateway.push.TestApps.TestApp;
import io.zhike.hostile.HostilePush;
import io.zhike.hostile.HostilePushes;
import io.zhike.hostile.TargetApp;
import io.zhike.wechat.push.MalformedPushException;
import io.zhike.wechat.push.PushQuery;
import io.zhike.wechat.push.PushReader;
import io.zhike.wechat.push.WrongSignatureException;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The damaged pushes that {@code platform/wechat} is tested with, posted to the running gateway. */
@QuarkusTest
@TestProfile(TestApps.class)
@WithEngines(topics = "zhike.inbound:12")
@TestInstance(PER_CLASS)
class HostilePushIT {

    private static final List<TestApp> APPS = List.of(OFFICIAL, SPARE_BITS, IN_PLAIN, IN_COMPAT);
    private static final int PUSHES_PER_APP = 100;

    /** On who sends much more than that Vert.x hangs up. */
    private static final int LONGEST_QUERY = 4_000;

    private final WeChat weChat = WeChat.besideTheTestedGateway();
    private final InboundReader inbound = new InboundReader(Engines.kafka());

    @AfterAll
    void disconnect() {
        inbound.close();
    }

    @Test
    void isTakenWhereItIsAPushAndRefusedWhereItIsNone() {
        // Given
        var pushes = APPS.stream().flatMap(HostilePushIT::pushes).toList();

        // When
        var answers = pushes.stream()
                .map(push -> weChat.post(push.app().id(), push.queryString(), push.body())
                        .statusCode())
                .toList();

        // Then
        for (var number = 0; number < pushes.size(); number++) {
            assertThat(answers.get(number)).as(pushes.get(number).toString()).isEqualTo(expected(pushes.get(number)));
        }
        var taken = Collections.frequency(answers, 200);
        assertThat(taken).isBetween(pushes.size() / 6, pushes.size() / 2);
        inbound.take(taken).forEach(inbound::event);
    }

    private static Stream<HostilePush> pushes(TestApp app) {
        var hostile = new HostilePushes(target(app));
        return LongStream.range(0, PUSHES_PER_APP)
                .mapToObj(hostile::of)
                .filter(push -> push.queryString().length() < LONGEST_QUERY);
    }

    private static int expected(HostilePush push) {
        var app = APPS.stream()
                .filter(one -> one.id().equals(push.app().id()))
                .findFirst()
                .orElseThrow();
        if (push.body().length > PushReader.MAX_BODY) {
            return 413;
        }
        try {
            var read = new PushReader(app.settings()).read(PushQuery.of(push.query()::get), push.body());
            InboundEvents.of(app.id(), read, WeChat.NOW, false);
            return 200;
        } catch (WrongSignatureException e) {
            return 401;
        } catch (MalformedPushException | EmptyMessageException e) {
            return 400;
        }
    }

    private static TargetApp target(TestApp app) {
        return new TargetApp(
                app.id(),
                app.token(),
                app.encodingAesKey(),
                TargetApp.Format.valueOf(app.format().name()),
                TargetApp.Mode.valueOf(app.mode().name()));
    }
}
