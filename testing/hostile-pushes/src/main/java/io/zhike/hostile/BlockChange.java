package io.zhike.hostile;

import java.util.Arrays;

/** Damage to the bytes of a frame, before or after they are encrypted: blocks that are missing, moved or noise. */
enum BlockChange implements Change<byte[]> {
    CUT_AT_A_BLOCK((bytes, dice) -> Arrays.copyOf(bytes, 16 * dice.below(bytes.length / 16))),
    MORE_BLOCKS((bytes, dice) -> Arrays.copyOf(bytes, bytes.length + 16 * (1 + dice.below(4)))),
    BLOCKS_SWAPPED((bytes, dice) -> {
        var swapped = bytes.clone();
        if (bytes.length >= 32) {
            var from = 16 * dice.below(bytes.length / 16);
            System.arraycopy(bytes, from, swapped, 16 * dice.below(bytes.length / 16), 16);
        }
        return swapped;
    }),
    NOISE((bytes, dice) -> dice.bytes(16 * dice.below(8))),
    NOTHING_BUT_PADDING((bytes, dice) -> {
        var padding = new byte[dice.pick(16, 32, 64)];
        Arrays.fill(padding, dice.pick((byte) 1, (byte) 12, (byte) 16, (byte) 31, (byte) 32));
        return padding;
    });

    private final Damage<byte[]> damage;

    BlockChange(Damage<byte[]> damage) {
        this.damage = damage;
    }

    @Override
    public byte[] apply(byte[] bytes, Dice dice) {
        return damage.to(bytes, dice);
    }
}
