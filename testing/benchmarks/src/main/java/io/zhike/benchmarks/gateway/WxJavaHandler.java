package io.zhike.benchmarks.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import io.vertx.core.http.HttpServerRequest;
import io.zhike.benchmarks.load.EncryptedPushes;
import io.zhike.benchmarks.peer.WxJavaReader;
import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.UserMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import me.chanjar.weixin.common.error.WxRuntimeException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one would write with WxJava: it checks, decrypts and parses by WxJava, and writes the event that the gateway writes,
 * by user, with an id that a retried push shares. It leaves out the gateway's headers, metrics, trace, deadline and spool.
 */
final class WxJavaHandler implements KafkaServer.Handler {

    private final Map<String, WxJavaReader> readers = Arrays.stream(EncryptedPushes.values())
            .collect(Collectors.toUnmodifiableMap(pushes -> "/wechat/" + pushes.appId(), WxJavaReader::new));
    private final EventCodec codec = new EventCodec();

    public static void main(String[] arguments) {
        KafkaServer.serve(arguments, Map.of(), new WxJavaHandler());
    }

    @Override
    public @Nullable ProducerRecord<byte[], byte[]> recordOf(String topic, HttpServerRequest request, byte[] body) {
        var reader = readers.get(request.path());
        if (reader == null) {
            return null;
        }
        try {
            var message = reader.read(
                    request.getParam("msg_signature"), request.getParam("timestamp"), request.getParam("nonce"), body);
            var event = event(reader.appId(), message);
            return new ProducerRecord<>(
                    topic, event.user().recordKey().getBytes(UTF_8), codec.write(Topic.INBOUND, event));
        } catch (WxRuntimeException e) {
            return null;
        }
    }

    private static UserMessage event(String appId, WxMaMessage message) {
        var from = message.getFromUser();
        var id = String.join(
                "\n",
                appId,
                from,
                message.getMsgId().toString(),
                message.getCreateTime().toString());
        return new UserMessage(
                UUID.nameUUIDFromBytes(id.getBytes(UTF_8)),
                appId,
                from,
                Instant.ofEpochSecond(message.getCreateTime()),
                Instant.now(),
                message.getMsgId().toString(),
                new MessageContent.Text(message.getContent()),
                null,
                false);
    }
}
