package io.zhike.gateway.spool;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** A record of {@code zhike.inbound}, as it is kept. */
record SpooledRecord(String key, Map<String, String> headers, byte[] value) {

    static SpooledRecord of(ProducerRecord<String, byte[]> kafkaRecord) {
        var headers = new LinkedHashMap<String, String>();
        for (Header header : kafkaRecord.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return new SpooledRecord(kafkaRecord.key(), headers, kafkaRecord.value());
    }

    ProducerRecord<String, byte[]> to(String topic) {
        var kafkaRecord = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> kafkaRecord.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return kafkaRecord;
    }
}
