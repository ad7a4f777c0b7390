package io.zhike.hostile;

import java.io.ByteArrayOutputStream;

/** Text as bytes in the manner of UTF-8, in which surrogates that stand alone stay what they are. */
final class SurrogateBytes {

    private SurrogateBytes() {}

    static byte[] of(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        text.codePoints().forEach(point -> write(point, bytes));
        return bytes.toByteArray();
    }

    private static void write(int point, ByteArrayOutputStream bytes) {
        if (point < 0x80) {
            bytes.write(point);
        } else if (point < 0x800) {
            bytes.write(0xC0 | point >> 6);
            bytes.write(0x80 | point & 0x3F);
        } else if (point < 0x10000) {
            bytes.write(0xE0 | point >> 12);
            bytes.write(0x80 | point >> 6 & 0x3F);
            bytes.write(0x80 | point & 0x3F);
        } else {
            bytes.write(0xF0 | point >> 18);
            bytes.write(0x80 | point >> 12 & 0x3F);
            bytes.write(0x80 | point >> 6 & 0x3F);
            bytes.write(0x80 | point & 0x3F);
        }
    }
}
