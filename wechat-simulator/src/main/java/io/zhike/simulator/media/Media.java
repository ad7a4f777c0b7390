package io.zhike.simulator.media;

import io.zhike.simulator.app.App;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The pictures of each app's chats, for three days as at WeChat. */
@Singleton
public class Media {

    private static final Duration KEPT = Duration.ofDays(3);
    private static final int MOST = 500;

    private final InstantSource clock;
    private final Map<Key, Picture> pictures = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Picture> eldest) {
            return size() > MOST;
        }
    });

    private record Key(App app, String mediaId) {}

    /** @param type {@code image/png} for example */
    public record Picture(byte[] bytes, String type, Instant keptUntil) {}

    Media(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns the media_id. */
    public String add(App app, byte[] bytes, String type) {
        var mediaId = "media-" + UUID.randomUUID();
        pictures.put(
                new Key(app, mediaId), new Picture(bytes, type, clock.instant().plus(KEPT)));
        return mediaId;
    }

    public Optional<Picture> find(App app, String mediaId) {
        return Optional.ofNullable(pictures.get(new Key(app, mediaId)))
                .filter(picture -> clock.instant().isBefore(picture.keptUntil()));
    }
}
