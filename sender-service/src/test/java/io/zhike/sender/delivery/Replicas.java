package io.zhike.sender.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.awaitility.Awaitility.await;

import io.zhike.events.Topic;
import io.zhike.events.UserKey;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.sender.Records;
import io.zhike.sender.SecretWords;
import io.zhike.sender.SenderEngines;
import io.zhike.sender.WeChatResource;
import io.zhike.sender.WeChatStandIn.Fate;
import io.zhike.sender.WeChatStandIn.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.utils.Utils;

/** Two replicas on one database and one Kafka. */
final class Replicas implements AutoCloseable {

    private static final String GROUP = "sender-service";

    private final SenderEngines engines = new SenderEngines();
    private final SenderRows rows = new SenderRows(engines.database());
    private final Records records = new Records(engines.kafka());
    private final Admin kafka = Admin.create(Map.of("bootstrap.servers", engines.kafka()));
    private final List<Replica> both = Stream.of("sender-one", "sender-two")
            .map(name -> new Replica(name, settings()))
            .toList();
    private Map<String, Set<Integer>> partitions = Map.of();

    private Map<String, String> settings() {
        Map<String, String> settings = engines.settings();
        settings.put("zhike.apps.\"" + WeChatResource.APP + "\".secret", SecretWords.SECRET + WeChatResource.APP);
        // Attempts are given up after 2 s.
        settings.put("zhike.sender.timeout", "PT1S");
        // What is frozen or dead is given up by Kafka and by PostgreSQL too; sooner than in earnest.
        settings.put("mp.messaging.connector.smallrye-kafka.session.timeout.ms", "6000");
        settings.put("mp.messaging.connector.smallrye-kafka.heartbeat.interval.ms", "500");
        settings.put(
                "quarkus.datasource.jdbc.additional-jdbc-properties.options",
                "-c idle_in_transaction_session_timeout=2s");
        return settings;
    }

    /** Until each of them, started anew or woken up where it has to be, is ready and takes approvals of its own. */
    void awaitAtWork() {
        both.forEach(Replica::revive);
        both.forEach(replica -> replica.process().awaitReady());
        partitions = await().atMost(Duration.ofSeconds(30)).until(this::readPartitions, owners -> owners.size() == 2);
    }

    /** Of each replica that has any. */
    private Map<String, Set<Integer>> readPartitions() throws InterruptedException, ExecutionException {
        ConsumerGroupDescription group = kafka.describeConsumerGroups(List.of(GROUP))
                .describedGroups()
                .values()
                .iterator()
                .next()
                .get();
        return group.members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream()
                        .filter(partition -> partition.topic().equals(Topic.OUTBOUND_APPROVED.topicName()))
                        .map(partition -> Map.entry(member.clientId(), partition.partition())))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    }

    List<Replica> both() {
        return both;
    }

    Replica other(Replica than) {
        return both.get(both.getFirst() == than ? 1 : 0);
    }

    Records records() {
        return records;
    }

    SenderRows rows() {
        return rows;
    }

    /** A reply to a new user, whose approvals the replica takes; not said yet. */
    ReplyApproved replyFor(Replica replica) {
        Set<Integer> its = partitions.getOrDefault(replica.name(), Set.of());
        return Stream.generate(Replies::newUser)
                .filter(user -> its.contains(partition(user)))
                .findFirst()
                .map(user -> Replies.approved(user, Instant.now()))
                .orElseThrow();
    }

    /** As Kafka's producers choose it. */
    private static int partition(String openId) {
        byte[] key = new UserKey(WeChatResource.APP, openId).recordKey().getBytes(UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % SenderEngines.PARTITIONS;
    }

    void plan(String openId, Fate fate) {
        both.forEach(replica -> replica.weChat().plan(openId, fate));
    }

    /** Everything that WeChat got, from either of them. */
    List<String> textsAtWeChat() {
        return both.stream()
                .flatMap(replica -> replica.weChat().received().stream())
                .map(Received::text)
                .toList();
    }

    long timesAtWeChat(UUID replyId) {
        return textsAtWeChat().stream().filter(Replies.text(replyId)::equals).count();
    }

    @Override
    public void close() {
        both.forEach(Replica::close);
        records.close();
        kafka.close();
        rows.close();
        engines.close();
    }
}
