package io.zhike.wechat.push;

import io.zhike.wechat.crypto.DecryptionFailedException;
import io.zhike.wechat.crypto.PushCipher;
import io.zhike.wechat.crypto.PushSignature;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Checks and reads what is posted to one app's push address; safe for use by many threads.
 *
 * <p>The app's mode decides what is believed: plain fields under {@code signature} in plain mode, and only what is
 * encrypted under {@code msg_signature} in the other two.
 */
public final class PushReader {

    /** The largest body that is read, in bytes. */
    public static final int MAX_BODY = 256 * 1024;

    /** What Java reads where UTF-8 is broken, and what somebody may have sent all the same. */
    private static final char REPLACEMENT = '\uFFFD';

    private final PushSettings settings;
    private final PushSignature signature;
    private final @Nullable PushCipher cipher;

    public PushReader(PushSettings settings) {
        this.settings = settings;
        signature = new PushSignature(settings.token());
        var key = settings.encodingAesKey();
        cipher = key == null ? null : new PushCipher(key, settings.appId());
    }

    /**
     * Returns the {@code echostr} that proves to WeChat that the address knows the Token.
     *
     * @throws WrongSignatureException if the request is not WeChat's
     * @throws MalformedPushException if there is no {@code echostr}
     */
    public String verify(PushQuery query) {
        requireSigned(query.signature(), query);
        var echostr = query.echostr();
        if (echostr == null) {
            throw new MalformedPushException("The parameter echostr is missing");
        }
        return echostr;
    }

    /**
     * Reads a push.
     *
     * @throws WrongSignatureException if the request is not WeChat's
     * @throws MalformedPushException if the body is no push for this app
     */
    public Push read(PushQuery query, byte[] body) {
        if (body.length > MAX_BODY) {
            throw new MalformedPushException("The body is larger than " + MAX_BODY + " bytes");
        }
        return switch (settings.mode()) {
            case PLAIN -> {
                requireSigned(query.signature(), query);
                yield parse(body);
            }
            case COMPAT, SECURE -> parse(decrypted(query, body));
        };
    }

    private Push parse(byte[] body) {
        return Push.of(settings.format().codec().read(utf8(body)));
    }

    private byte[] decrypted(PushQuery query, byte[] body) {
        if (query.msgSignature() == null) {
            throw new WrongSignatureException();
        }
        var field = new OneField("Encrypt");
        settings.format().codec().read(utf8(body), field);
        var encrypted = field.value();
        if (encrypted == null) {
            throw new MalformedPushException("The field Encrypt is missing");
        }
        requireSigned(query.msgSignature(), query, encrypted);
        if (cipher == null) {
            throw new IllegalStateException("PushSettings refuse a mode that encrypts without a key");
        }
        try {
            return cipher.decrypt(encrypted);
        } catch (DecryptionFailedException e) {
            throw new MalformedPushException("The push cannot be decrypted", e);
        }
    }

    private void requireSigned(@Nullable String signed, PushQuery query, String... more) {
        var timestamp = query.timestamp();
        var nonce = query.nonce();
        if (signed == null || timestamp == null || nonce == null) {
            throw new WrongSignatureException();
        }
        var matches = more.length == 0
                ? signature.matches(signed, timestamp, nonce)
                : signature.matches(signed, timestamp, nonce, more[0]);
        if (!matches) {
            throw new WrongSignatureException();
        }
    }

    private static String utf8(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : strictUtf8(body);
    }

    private static String strictUtf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedPushException("The body is not UTF-8", e);
        }
    }
}
