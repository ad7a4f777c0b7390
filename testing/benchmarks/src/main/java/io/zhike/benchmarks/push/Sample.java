package io.zhike.benchmarks.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zhike.benchmarks.load.EncryptedPushes;
import io.zhike.wechat.push.PushQuery;
import io.zhike.wechat.push.SignedPush;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A push as each of the readers wants it.
 *
 * @param query for us
 * @param body for us and for WxJava
 * @param signed for the primitives: what its signature is made over
 * @param encrypted for the primitives: what stands in base64 in its body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sample(
        PushQuery query,
        String msgSignature,
        String timestamp,
        String nonce,
        byte[] body,
        byte[] signed,
        byte[] encrypted) {

    /** In both formats: no other value is as long. */
    private static final Pattern ENCRYPTED = Pattern.compile("[A-Za-z0-9+/=]{100,}");

    static Sample of(SignedPush push) {
        var msgSignature = parameter(push, "msg_signature");
        var timestamp = parameter(push, "timestamp");
        var nonce = parameter(push, "nonce");
        var body = ENCRYPTED.matcher(new String(push.body(), UTF_8));
        if (!body.find()) {
            throw new IllegalArgumentException("A push that is not encrypted");
        }
        var encrypted = body.group();
        var signed = Stream.of(EncryptedPushes.TOKEN, timestamp, nonce, encrypted)
                .sorted()
                .collect(Collectors.joining());
        return new Sample(
                PushQuery.of(push.query()::get),
                msgSignature,
                timestamp,
                nonce,
                push.body(),
                signed.getBytes(UTF_8),
                encrypted.getBytes(UTF_8));
    }

    private static String parameter(SignedPush push, String name) {
        return Objects.requireNonNull(push.query().get(name), name);
    }
}
