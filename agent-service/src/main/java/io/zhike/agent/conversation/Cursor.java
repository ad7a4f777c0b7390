package io.zhike.agent.conversation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a page of a list ended.
 *
 * @param at the sort time of its last conversation
 * @param id its last conversation
 */
public record Cursor(Instant at, UUID id) {

    /** As callers get it and send it back. */
    public String encode() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((micros + "," + id).getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty where it is none of ours. */
    public static Optional<Cursor> decode(String cursor) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(",", -1);
            return parts.length == 2
                    ? Optional.of(new Cursor(
                            Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS), UUID.fromString(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
