package io.zhike.benchmarks.routing;

import io.vertx.core.json.JsonObject;
import io.zhike.events.UserKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A row of the outbox as the service wrote it, got back from what it became on Kafka.
 *
 * @param user whose message it is about
 * @param headers a JSON object
 */
record SaidRow(UserKey user, String topic, String headers, byte[] value) {

    static List<SaidRow> of(List<ConsumerRecord<String, byte[]>> said) {
        return said.stream().map(SaidRow::of).toList();
    }

    private static SaidRow of(ConsumerRecord<String, byte[]> said) {
        var headers = new JsonObject();
        said.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        var colon = said.key().indexOf(':');
        var user = new UserKey(said.key().substring(0, colon), said.key().substring(colon + 1));
        return new SaidRow(user, said.topic(), headers.encode(), said.value());
    }

    String key() {
        return user.recordKey();
    }
}
