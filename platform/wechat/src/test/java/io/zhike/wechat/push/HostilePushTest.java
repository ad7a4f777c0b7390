package io.zhike.wechat.push;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.zhike.hostile.HostilePush;
import io.zhike.hostile.HostilePushes;
import io.zhike.hostile.TargetApp;
import io.zhike.wechat.Vectors;
import io.zhike.wechat.crypto.EncodingAesKey;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/**
 * Whatever stands in a push, beneath its signature and its encryption too, it is read or refused: nothing else is thrown, and
 * no push takes much more memory than it is large.
 *
 * <p>A failure shows the push and its seed; {@code new HostilePushes(app).of(seed)} is that push again.
 */
class HostilePushTest {

    private static final long MOST_BYTES = 64L * PushReader.MAX_BODY;

    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final List<TargetApp> APPS = Stream.of(TargetApp.Format.values())
            .flatMap(format -> Stream.of(TargetApp.Mode.values()).map(mode -> app(format, mode)))
            .toList();

    private static final Map<TargetApp, PushReader> READERS =
            APPS.stream().collect(toUnmodifiableMap(app -> app, app -> new PushReader(settings(app))));

    @Property(tries = 50_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReportMode.OFF)
    void isReadOrRefused(@ForAll @From("pushes") HostilePush push) {
        assertReadOrRefused(push);
    }

    /** {@code ./zhike fuzz}; the build leaves it out. */
    @Property(tries = 1_000_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    @Tag("million")
    void isReadOrRefusedAMillionTimes(@ForAll @From("pushes") HostilePush push) {
        assertReadOrRefused(push);
    }

    @Provide
    Arbitrary<HostilePush> pushes() {
        var makers = APPS.stream().map(HostilePushes::new).toList();
        return Arbitraries.randomValue(
                random -> makers.get(random.nextInt(makers.size())).of(random.nextLong()));
    }

    private static void assertReadOrRefused(HostilePush push) {
        // Given
        var reader = Objects.requireNonNull(READERS.get(push.app()));
        var query = PushQuery.of(push.query()::get);
        var before = MEMORY.getCurrentThreadAllocatedBytes();

        // When
        var outcome = outcome(() -> reader.read(query, push.body()));
        outcome(() -> reader.verify(query));

        // Then
        assertThat(MEMORY.getCurrentThreadAllocatedBytes() - before)
                .as("bytes of memory")
                .isLessThan(MOST_BYTES);
        if (push.changes().isEmpty()) {
            assertThat(outcome).isEqualTo("read");
        }
        Statistics.collect(outcome);
        Statistics.coverage(HostilePushTest::assertThatEverythingIsReached);
    }

    private static String outcome(Runnable reading) {
        try {
            reading.run();
            return "read";
        } catch (WrongSignatureException e) {
            return "wrong signature";
        } catch (MalformedPushException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Pushes that all end at the first check would tell nothing. */
    private static void assertThatEverythingIsReached(StatisticsCoverage outcomes) {
        Map.of(
                        "read", 10.0,
                        "The push cannot be decrypted", 5.0,
                        "The JSON is broken or too deep", 5.0,
                        "The XML is broken or too deep", 5.0,
                        "The body is not UTF-8", 2.0,
                        "More than 1000 fields", 0.5,
                        "The XML declares a document type or uses an entity", 0.2,
                        "The field CreateTime is not a number", 0.02)
                .forEach((outcome, share) -> outcomes.check(outcome).percentage(reached -> reached > share));
    }

    private static TargetApp app(TargetApp.Format format, TargetApp.Mode mode) {
        return new TargetApp(
                Vectors.text("/official/appId"),
                Vectors.text("/official/token"),
                Vectors.text("/official/encodingAesKey"),
                format,
                mode);
    }

    private static PushSettings settings(TargetApp app) {
        return new PushSettings(
                app.id(),
                app.token(),
                EncodingAesKey.parse(app.encodingAesKey()),
                PushFormat.valueOf(app.format().name()),
                PushMode.valueOf(app.mode().name()));
    }
}
