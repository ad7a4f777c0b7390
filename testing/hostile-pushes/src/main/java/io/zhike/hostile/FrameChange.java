package io.zhike.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Damage to the frame around a message, beneath the encryption. */
enum FrameChange implements Change<Frame> {
    LYING_LENGTH((frame, dice) -> frame.claiming(
            switch (dice.below(4)) {
                case 0 ->
                    dice.pick(-1, Integer.MIN_VALUE, Integer.MIN_VALUE + 20, Integer.MAX_VALUE, Integer.MAX_VALUE - 20);
                case 1 -> frame.claimedLength() + dice.below(80) - 40;
                case 2 -> dice.pick(0, 1, 16, 32, 1 << 16, 1 << 24, -frame.claimedLength(), frame.bytes().length);
                default -> dice.integer();
            })),
    WRONG_APP((frame, dice) -> frame.to(dice.pick("", "wxb11529c136998cb6", "wx", "知客", "w".repeat(dice.length())))),
    APP_ID_CUT_OR_LONGER((frame, dice) -> {
        var appId = new String(frame.appId(), UTF_8);
        return frame.to(dice.oneIn(2) ? appId + "x" : appId.substring(0, dice.below(appId.length())));
    }),
    WRONG_PADDING((frame, dice) -> {
        var padding = frame.padding().clone();
        if (padding.length == 0) {
            return frame;
        }
        switch (dice.below(3)) {
            case 0 -> padding[padding.length - 1] = dice.pick((byte) 0, (byte) -1, (byte) 33, (byte) 127, (byte) -128);
            case 1 -> padding[padding.length - 1] = (byte) dice.below(33);
            default -> padding[dice.below(padding.length)] ^= (byte) (1 + dice.below(255));
        }
        return frame.paddedBy(padding);
    }),
    PADDING_OF_ANOTHER_LENGTH((frame, dice) -> {
        var length = frame.padding().length + dice.pick(-16, 16, 32, 64, 224);
        var padding = new byte[Math.max(length, frame.padding().length % 16)];
        Arrays.fill(padding, (byte) padding.length);
        return frame.paddedBy(padding);
    });

    private final Damage<Frame> damage;

    FrameChange(Damage<Frame> damage) {
        this.damage = damage;
    }

    @Override
    public Frame apply(Frame frame, Dice dice) {
        return damage.to(frame, dice);
    }
}
