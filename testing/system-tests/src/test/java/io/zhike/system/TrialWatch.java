package io.zhike.system;

import io.zhike.events.Event;
import io.zhike.events.EventCodec;
import io.zhike.events.Topic;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.events.outbound.ReplySettled;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Keeps what is said of pushes and replies while a trial goes on. */
final class TrialWatch implements AutoCloseable {

    private static final List<Topic> TOPICS = List.of(Topic.INBOUND, Topic.OUTBOUND_APPROVED, Topic.OUTBOUND_SETTLED);

    private final EventCodec codec = new EventCodec();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, List<InboundEvent>> pushes = new ConcurrentHashMap<>();
    private final Map<UUID, ReplyApproved> approved = new ConcurrentHashMap<>();
    private final Map<UUID, List<ReplySettled>> settled = new ConcurrentHashMap<>();
    private final Thread reader = new Thread(this::read, "trial-watch");
    private volatile boolean over;

    TrialWatch(String kafka) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        reader.start();
    }

    private void read() {
        while (!over) {
            consumer.poll(Duration.ofMillis(100)).forEach(this::keep);
        }
        consumer.close();
    }

    private void keep(ConsumerRecord<String, byte[]> said) {
        var topic = TOPICS.stream()
                .filter(one -> one.topicName().equals(said.topic()))
                .findFirst()
                .orElseThrow();
        Event event = codec.read(topic.family(), said.value());
        switch (event) {
            case InboundEvent push ->
                pushes.computeIfAbsent(push.openId(), _ -> new CopyOnWriteArrayList<>())
                        .add(push);
            case ReplyApproved reply -> approved.put(reply.replyId(), reply);
            case ReplySettled reply ->
                settled.computeIfAbsent(reply.replyId(), _ -> new CopyOnWriteArrayList<>())
                        .add(reply);
            default -> {}
        }
    }

    /** The user's pushes that the gateway has taken so far, each once, in that order. */
    List<InboundEvent> pushesOf(String openId) {
        Map<UUID, InboundEvent> first = new LinkedHashMap<>();
        pushes.getOrDefault(openId, List.of()).forEach(push -> first.putIfAbsent(push.id(), push));
        return List.copyOf(first.values());
    }

    /** The user's replies that were approved. */
    Stream<ReplyApproved> approvedOf(String openId) {
        return approved.values().stream().filter(reply -> reply.openId().equals(openId));
    }

    /** How the reply has been settled so far, in that order; nothing while it is under way. */
    List<ReplySettled> settledOf(UUID reply) {
        return settled.getOrDefault(reply, List.of());
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        reader.join();
    }
}
