package io.zhike.hostile;

import java.util.List;
import java.util.Random;

/** Chance that can be had again by its seed. */
final class Dice {

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    /** From 0 up to that, which is left out; 0 where there is nothing. */
    int below(int bound) {
        return bound <= 0 ? 0 : random.nextInt(bound);
    }

    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A length that is mostly small, and now and then larger than anybody expects. */
    int length() {
        return switch (random.nextInt(100)) {
            case 0 -> random.nextInt(200_000);
            case 1, 2, 3 -> random.nextInt(5_000);
            case 4, 5, 6, 7, 8, 9 -> pick(15, 16, 17, 18, 99, 100, 101, 999, 1_000, 1_001);
            default -> random.nextInt(24);
        };
    }

    int integer() {
        return random.nextInt();
    }

    byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
