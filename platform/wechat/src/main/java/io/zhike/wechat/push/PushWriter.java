package io.zhike.wechat.push;

import io.zhike.wechat.crypto.PushCipher;
import io.zhike.wechat.crypto.PushSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Writes pushes as WeChat would send them for one app; safe for use by many threads. */
public final class PushWriter {

    private final PushSettings settings;
    private final PushSignature signature;
    private final @Nullable PushCipher cipher;

    public PushWriter(PushSettings settings) {
        this.settings = settings;
        signature = new PushSignature(settings.token());
        var key = settings.encodingAesKey();
        cipher = key == null ? null : new PushCipher(key, settings.appId());
    }

    /**
     * Signs the fields, and encrypts them where the app's mode says so.
     *
     * @param fields none of them nested, {@code ToUserName} and {@code FromUserName} among them
     * @param nonce a random number that WeChat adds to what it signs
     */
    public SignedPush write(SequencedMap<String, String> fields, Instant now, String nonce) {
        var timestamp = Long.toString(now.getEpochSecond());
        var query = new LinkedHashMap<String, String>();
        query.put("signature", signature.sign(timestamp, nonce));
        query.put("timestamp", timestamp);
        query.put("nonce", nonce);
        query.put("openid", fields.getOrDefault("FromUserName", ""));
        var body = new LinkedHashMap<String, String>();
        if (settings.mode() != PushMode.SECURE) {
            body.putAll(fields);
        }
        if (cipher != null && settings.mode() != PushMode.PLAIN) {
            var encrypted = cipher.encrypt(bytes(fields));
            query.put("encrypt_type", "aes");
            query.put("msg_signature", signature.sign(timestamp, nonce, encrypted));
            body.putIfAbsent("ToUserName", fields.getOrDefault("ToUserName", ""));
            body.put("Encrypt", encrypted);
        }
        return new SignedPush(
                Collections.unmodifiableSequencedMap(query), settings.format().contentType(), bytes(body));
    }

    /** The query parameters of the request by which WeChat verifies an address. */
    public SequencedMap<String, String> verification(String echostr, Instant now, String nonce) {
        var timestamp = Long.toString(now.getEpochSecond());
        var query = new LinkedHashMap<String, String>();
        query.put("signature", signature.sign(timestamp, nonce));
        query.put("echostr", echostr);
        query.put("timestamp", timestamp);
        query.put("nonce", nonce);
        return query;
    }

    private byte[] bytes(SequencedMap<String, String> fields) {
        return settings.format().codec().write(fields).getBytes(StandardCharsets.UTF_8);
    }
}
