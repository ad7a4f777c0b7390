package io.zhike.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Damage to bytes that ought to be UTF-8. */
enum ByteChange implements Change<byte[]> {
    FLIPPED_BIT((bytes, dice) -> {
        var flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[dice.below(flipped.length)] ^= (byte) (1 << dice.below(8));
        }
        return flipped;
    }),
    BROKEN_UTF8((bytes, dice) -> inserted(bytes, dice.below(bytes.length + 1), broken(dice))),
    CUT((bytes, dice) -> Arrays.copyOf(bytes, dice.below(bytes.length))),
    OTHER_CHARSET((bytes, dice) -> {
        var charset = dice.pick("UTF-16", "UTF-16LE", "UTF-32", "GBK", "ISO-8859-1", "UTF-7-like");
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.getBytes(Charset.isSupported(charset) ? Charset.forName(charset) : StandardCharsets.UTF_16BE);
    }),
    BYTE_ORDER_MARK((bytes, dice) -> inserted(bytes, 0, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})),
    NOISE((bytes, dice) -> dice.bytes(dice.length()));

    private final Damage<byte[]> damage;

    ByteChange(Damage<byte[]> damage) {
        this.damage = damage;
    }

    @Override
    public byte[] apply(byte[] bytes, Dice dice) {
        return damage.to(bytes, dice);
    }

    /** Half characters, overlong ones, surrogates, and what is beyond Unicode. */
    private static byte[] broken(Dice dice) {
        var codes = dice.pick(
                new int[] {0x80},
                new int[] {0xC0, 0x80},
                new int[] {0xC1, 0xBF},
                new int[] {0xE0, 0x80, 0xAF},
                new int[] {0xE4, 0xBD},
                new int[] {0xED, 0xA0, 0x80},
                new int[] {0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80},
                new int[] {0xF0, 0x9F, 0x98},
                new int[] {0xF4, 0x90, 0x80, 0x80},
                new int[] {0xF8, 0x88, 0x80, 0x80, 0x80},
                new int[] {0xFE},
                new int[] {0xFF});
        var bytes = new byte[codes.length];
        for (var at = 0; at < codes.length; at++) {
            bytes[at] = (byte) codes[at];
        }
        return bytes;
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] more) {
        var longer = new ByteArrayOutputStream();
        longer.write(bytes, 0, at);
        longer.writeBytes(more);
        longer.write(bytes, at, bytes.length - at);
        return longer.toByteArray();
    }
}
