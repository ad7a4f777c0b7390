package io.zhike.simulator.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture as a user might send it, drawn from a number so that each looks different. */
public final class DrawnPicture {

    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    private DrawnPicture() {}

    /** A PNG of 320 x 240. */
    public static byte[] of(int seed) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var hue = Math.floorMod(seed, 360) / 360f;
        for (var y = 0; y < HEIGHT; y++) {
            for (var x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, Color.HSBtoRGB(hue + x / (4f * WIDTH), 0.5f, 0.6f + 0.4f * y / HEIGHT));
            }
        }
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
