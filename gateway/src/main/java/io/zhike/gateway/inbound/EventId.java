package io.zhike.gateway.inbound;

import io.zhike.wechat.push.Push;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * What a push's event is called: the same whenever WeChat sends the same push again, so that whoever takes the event sees
 * that it is a retry. It stands for the app, the user,
 * MsgId and CreateTime, because MsgId alone collides across users and CreateTime alone swallows different pushes; where
 * there is no MsgId, for the app, the user and every field.
 *
 * <p>A UUID of version 8 (RFC 9562): the first 122 bits of a SHA-256. Each text is hashed behind its length, so that no
 * character can move from one into the next.
 */
final class EventId {

    private static final long VERSION_8 = 0x8000L;
    private static final long VERSION_MASK = 0xF000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;

    private EventId() {}

    static UUID of(String appId, Push.Envelope push) {
        var hash = sha256();
        add(hash, appId);
        add(hash, push.openId());
        var msgId = push.msgId();
        if (msgId != null && !msgId.isEmpty()) {
            // An odd number of texts in all, an even one below: the two kinds never meet.
            add(hash, "MsgId");
            add(hash, msgId);
            add(hash, Long.toString(push.createTime().getEpochSecond()));
        } else {
            push.fields().forEach((name, value) -> {
                add(hash, name);
                add(hash, value);
            });
        }
        return version8(hash.digest());
    }

    private static void add(MessageDigest hash, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var length = bytes.length;
        hash.update((byte) (length >>> 24));
        hash.update((byte) (length >>> 16));
        hash.update((byte) (length >>> 8));
        hash.update((byte) length);
        hash.update(bytes);
    }

    private static UUID version8(byte[] digest) {
        var bits = ByteBuffer.wrap(digest);
        return new UUID((bits.getLong() & ~VERSION_MASK) | VERSION_8, (bits.getLong() & ~VARIANT_MASK) | VARIANT);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
