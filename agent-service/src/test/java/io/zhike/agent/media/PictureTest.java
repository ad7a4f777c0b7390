package io.zhike.agent.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.agent.Pictures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    @ParameterizedTest
    @CsvSource({"png, image/png", "jpg, image/jpeg", "gif, image/gif", "bmp, image/bmp"})
    void isToldByItsContent(String format, String type) {
        var bytes = Pictures.plain(format);
        assertThat(Picture.of(bytes)).hasValueSatisfying(picture -> {
            assertThat(picture.type()).isEqualTo(type);
            assertThat(picture.width()).isEqualTo(8);
            assertThat(picture.height()).isEqualTo(4);
            assertThat(picture.bytes()).isEqualTo(bytes);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GIF89a",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<html><script>",
                "{\"errcode\":40007}"
            })
    void whatIsNoPictureIsNone(String content) {
        assertThat(Picture.of(content.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void aPictureThatBreaksOffIsNone() {
        assertThat(Picture.of(Arrays.copyOf(Pictures.plain("png"), 12))).isEmpty();
    }

    @Test
    void aFileThatUnfoldsToTooManyPixelsIsNone() {
        assertThat(Picture.of("BM\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000".getBytes(US_ASCII)))
                .isEmpty();
        assertThat(Picture.of(gifOf(65_535, 65_535))).isEmpty();
    }

    /** Its header alone: the size is told there. */
    private static byte[] gifOf(int width, int height) {
        var bytes = Pictures.plain("gif");
        var image = indexOf(bytes, (byte) 0x2C);
        bytes[image + 5] = (byte) width;
        bytes[image + 6] = (byte) (width >> 8);
        bytes[image + 7] = (byte) height;
        bytes[image + 8] = (byte) (height >> 8);
        return bytes;
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        // Behind the header, which is 13 bytes and a colour table.
        for (var i = 13; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        throw new IllegalArgumentException("no image in it");
    }

    @Test
    void whatWeChatTakesIsSentAsItIs() {
        var picture = Picture.of(Pictures.plain("png")).orElseThrow();
        assertThat(picture.sendable()).isSameAs(picture);
    }

    @Test
    void whatIsLargerIsMadeSmallerUntilWeChatTakesIt() {
        var picture = Picture.of(Pictures.noise(1600, 1200)).orElseThrow();
        assertThat(picture.bytes().length).isGreaterThan(Picture.LARGEST_SENT);

        var smaller = picture.sendable();

        assertThat(smaller.bytes().length).isLessThanOrEqualTo(Picture.LARGEST_SENT);
        assertThat(smaller.type()).isEqualTo("image/jpeg");
        assertThat((double) smaller.width() / smaller.height()).isBetween(1.32, 1.35);
    }

    @Test
    void anotherFormatBecomesAJpeg() {
        assertThat(Picture.of(Pictures.plain("bmp")).orElseThrow().sendable().type())
                .isEqualTo("image/jpeg");
    }

    @Test
    void whatIsOverTenMegabytesIsNotTaken() {
        assertThat(Picture.of(Arrays.copyOf(Pictures.plain("png"), Picture.LARGEST_KEPT + 1)))
                .isEmpty();
    }
}
