package io.zhike.agent;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures made for a test. */
public final class Pictures {

    private Pictures() {}

    /** A small one, all of one colour. */
    public static byte[] plain(String format) {
        return bytes(new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB), format);
    }

    /** One that no compression makes smaller. */
    public static byte[] noise(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (var x = 0; x < width; x++) {
            for (var y = 0; y < height; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return bytes(image, "png");
    }

    private static byte[] bytes(BufferedImage image, String format) {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
