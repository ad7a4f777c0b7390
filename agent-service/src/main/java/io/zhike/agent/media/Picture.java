package io.zhike.agent.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;

/**
 * A picture, told by its content and not by its name.
 *
 * @param type what its bytes are, {@code image/png} for example
 * @param width in pixels
 * @param height in pixels
 */
public record Picture(byte[] bytes, String type, int width, int height) {

    /** The largest that WeChat takes as a message's picture, in bytes. */
    static final int LARGEST_SENT = 2 * 1024 * 1024;

    /** The largest that is kept, in bytes. */
    static final int LARGEST_KEPT = 10 * 1024 * 1024;

    /** A small file may unfold to a picture that fills the memory. */
    private static final long MOST_PIXELS = 50_000_000;

    private static final int[] LONGEST_SIDES = {2560, 1920, 1280, 960, 640};
    private static final double QUALITY = 0.85;

    /** The picture that the bytes are; empty where they are none that can be read, or one that is too large. */
    public static Optional<Picture> of(byte[] bytes) {
        if (bytes.length > LARGEST_KEPT) {
            return Optional.empty();
        }
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(input);
                return of(bytes, reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Image readers throw what they like at broken bytes.
            return Optional.empty();
        }
    }

    private static Optional<Picture> of(byte[] bytes, ImageReader reader) throws IOException {
        var type = "image/" + reader.getFormatName().toLowerCase(Locale.ROOT);
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        return (long) width * height > MOST_PIXELS
                ? Optional.empty()
                : Optional.of(new Picture(bytes, type, width, height));
    }

    /** The same, as WeChat takes it: a JPEG, PNG or GIF of at most 2 MB, made smaller as far as it has to be. */
    Picture sendable() {
        var known = type.equals("image/jpeg") || type.equals("image/png") || type.equals("image/gif");
        if (known && bytes.length <= LARGEST_SENT) {
            return this;
        }
        for (var side : LONGEST_SIDES) {
            var smaller = jpeg(Math.min(side, Math.max(width, height)));
            if (smaller.bytes.length <= LARGEST_SENT) {
                return smaller;
            }
        }
        throw new IllegalStateException("No JPEG of " + LONGEST_SIDES[LONGEST_SIDES.length - 1] + " pixels has 2 MB");
    }

    private Picture jpeg(int side) {
        try {
            var smaller = new ByteArrayOutputStream();
            Thumbnails.of(new ByteArrayInputStream(bytes))
                    .size(side, side)
                    .outputFormat("jpg")
                    .outputQuality(QUALITY)
                    .toOutputStream(smaller);
            return of(smaller.toByteArray()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("A picture could not be made smaller", e);
        }
    }
}
