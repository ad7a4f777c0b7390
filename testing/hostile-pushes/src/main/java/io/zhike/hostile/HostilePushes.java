package io.zhike.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zhike.hostile.TargetApp.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes pushes to one app that are right but for one or a few places: in the message, in the frame around it, in what
 * encrypts it, in the envelope, in the query. What lies outside of a damaged place is made anew over it, so that the
 * damage is met by the code that it is meant for: a damaged message is framed, encrypted and signed as a good one is.
 */
public final class HostilePushes {

    private final TargetApp app;
    private final Grammar grammar;
    private final Seal seal;

    public HostilePushes(TargetApp app) {
        this.app = app;
        grammar = app.grammar();
        seal = new Seal(app);
    }

    /** The push of that seed: the same one each time. */
    public HostilePush of(long seed) {
        return new Making(seed).push();
    }

    private enum Layer {
        MESSAGE,
        FRAME,
        ENCRYPTION,
        ENVELOPE,
        QUERY
    }

    /** One push while it is made. */
    private final class Making {

        private final long seed;
        private final Dice dice;
        private final Set<Layer> damaged = EnumSet.noneOf(Layer.class);
        private final List<String> changes = new ArrayList<>();

        Making(long seed) {
            this.seed = seed;
            dice = new Dice(seed);
            if (!dice.oneIn(20)) {
                do {
                    damaged.add(layer());
                } while (dice.oneIn(5));
            }
        }

        private Layer layer() {
            if (app.mode() == Mode.PLAIN) {
                return dice.oneIn(20) ? Layer.QUERY : Layer.MESSAGE;
            }
            return switch (dice.below(20)) {
                case 0 -> Layer.QUERY;
                case 1, 2, 3 -> Layer.ENVELOPE;
                case 4, 5 -> Layer.ENCRYPTION;
                case 6, 7, 8, 9 -> Layer.FRAME;
                default -> Layer.MESSAGE;
            };
        }

        HostilePush push() {
            var message = Message.any(dice);
            var written = written(message, Layer.MESSAGE);
            return app.mode() == Mode.PLAIN ? plain(written) : encrypted(message, written);
        }

        private HostilePush plain(byte[] body) {
            return new HostilePush(app, seed, query(null), body, List.copyOf(changes));
        }

        private HostilePush encrypted(SequencedMap<String, String> message, byte[] written) {
            var encrypted = encrypted(framed(written));
            var envelope = new LinkedHashMap<String, String>();
            if (app.mode() == Mode.COMPAT) {
                envelope.putAll(message);
            }
            envelope.putIfAbsent("ToUserName", "gh_97417a04a28d");
            envelope.put("Encrypt", encrypted);
            var body = written(envelope, Layer.ENVELOPE);
            return new HostilePush(app, seed, query(encrypted), body, List.copyOf(changes));
        }

        private byte[] written(Map<String, String> fields, Layer layer) {
            var document = Document.of(grammar, fields);
            if (!damaged.contains(layer)) {
                return document.text().getBytes(UTF_8);
            }
            return switch (dice.below(10)) {
                case 0, 1 -> changed(ByteChange.values(), document.text().getBytes(UTF_8));
                case 2, 3 -> SurrogateBytes.of(changed(TextChange.values(), document.text()));
                default ->
                    SurrogateBytes.of(changed(DocumentChange.values(), document).text());
            };
        }

        private byte[] framed(byte[] message) {
            var frame = Frame.of(message, app.id(), dice);
            if (!damaged.contains(Layer.FRAME)) {
                return frame.bytes();
            }
            return dice.oneIn(4)
                    ? changed(BlockChange.values(), frame.bytes())
                    : wholeBlocks(changed(FrameChange.values(), frame).bytes());
        }

        private byte[] wholeBlocks(byte[] bytes) {
            return bytes.length % 16 == 0 ? bytes : Arrays.copyOf(bytes, bytes.length + 16 - bytes.length % 16);
        }

        private String encrypted(byte[] frame) {
            var bytes = seal.encrypt(frame);
            if (!damaged.contains(Layer.ENCRYPTION)) {
                return Base64.getEncoder().encodeToString(bytes);
            }
            return dice.oneIn(3)
                    ? Base64.getEncoder().encodeToString(changed(BlockChange.values(), bytes))
                    : changed(Base64Change.values(), Base64.getEncoder().encodeToString(bytes));
        }

        private SequencedMap<String, String> query(@Nullable String encrypted) {
            var timestamp = dice.oneIn(50) ? dice.pick("", "-1", "soon", "9".repeat(30), "你好") : "1714112445";
            var nonce = dice.oneIn(50) ? dice.pick("", "\0", "n".repeat(dice.length())) : "415670741";
            SequencedMap<String, String> query = new LinkedHashMap<>();
            query.put("signature", seal.sign(timestamp, nonce));
            query.put("timestamp", timestamp);
            query.put("nonce", nonce);
            query.put("openid", "o9AgO5Kd5ggOC-bXrbNODIiE3bGY");
            query.put("echostr", dice.pick("4375120948345356249", "", "<script>", "你好"));
            if (encrypted != null) {
                query.put("encrypt_type", "aes");
                query.put("msg_signature", seal.sign(timestamp, nonce, encrypted));
            }
            return damaged.contains(Layer.QUERY) ? changed(QueryChange.values(), query) : query;
        }

        private <T, C extends Enum<C> & Change<T>> T changed(C[] possible, T whole) {
            var result = whole;
            for (var times = 1 + (dice.oneIn(6) ? 1 : 0); times > 0; times--) {
                var change = possible[dice.below(possible.length)];
                changes.add(change.getDeclaringClass().getSimpleName() + "." + change.name());
                result = change.apply(result, dice);
            }
            return result;
        }
    }
}
