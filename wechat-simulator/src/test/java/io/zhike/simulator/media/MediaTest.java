package io.zhike.simulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.simulator.app.App;
import io.zhike.simulator.window.ReplyPolicy;
import io.zhike.wechat.push.PushFormat;
import io.zhike.wechat.push.PushMode;
import io.zhike.wechat.push.PushSettings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MediaTest {

    private static final App APP = new App(
            "wx1",
            "店铺",
            "secret",
            new PushSettings("wx1", "AAAAA", null, PushFormat.JSON, PushMode.PLAIN),
            ReplyPolicy.GUIDE);

    private Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private final Media media = new Media(() -> now);

    @Test
    void aPictureEndsAfterThreeDays() {
        // Given
        var mediaId = media.add(APP, new byte[] {1}, "image/png");

        // Then
        now = now.plus(Duration.ofDays(3)).minusSeconds(1);
        assertThat(media.find(APP, mediaId)).isPresent();
        now = now.plusSeconds(1);
        assertThat(media.find(APP, mediaId)).isEmpty();
    }
}
