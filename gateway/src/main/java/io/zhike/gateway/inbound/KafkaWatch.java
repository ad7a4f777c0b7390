package io.zhike.gateway.inbound;

import io.vertx.core.Vertx;
import io.zhike.events.Topic;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Notices when Kafka takes no pushes, and asks from then on, as from the start, until it can be reached. */
@Singleton
class KafkaWatch {

    private static final Logger LOG = Logger.getLogger(KafkaWatch.class);
    private static final String TOPIC = Topic.INBOUND.topicName();
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Admin admin;
    private final KafkaAvailability availability = new KafkaAvailability(System.nanoTime());

    /** Whether the log says already that Kafka is away. */
    private volatile boolean told;

    KafkaWatch(Vertx vertx, Admin admin) {
        this.vertx = vertx;
        this.admin = admin;
    }

    boolean isAway() {
        return availability.isAway();
    }

    void acknowledged() {
        if (availability.acknowledged(System.nanoTime())) {
            back();
        }
    }

    void notTaken(Arrival arrival, @Nullable String why) {
        if (availability.notTaken(arrival.nanos())) {
            tellAway(why);
            askIn(availability.absence());
        }
    }

    private void askIn(Duration delay) {
        vertx.setTimer(delay.toMillis(), timer -> ask());
    }

    @PostConstruct
    @SuppressWarnings("FutureReturnValueIgnored") // answered() is told of failures too
    void ask() {
        if (!availability.isAway()) {
            return;
        }
        admin.describeTopics(List.of(TOPIC))
                .allTopicNames()
                .whenComplete((topics, failure) -> answered(topics == null ? null : topics.get(TOPIC), failure));
    }

    private void answered(@Nullable TopicDescription topic, @Nullable Throwable failure) {
        if (topic != null && topic.partitions().stream().anyMatch(KafkaWatch::hasLeader)) {
            if (availability.reached()) {
                back();
            }
            return;
        }
        tellAway(failure == null ? "no partition has a leader" : String.valueOf(failure.getCause()));
        askIn(BETWEEN_QUESTIONS);
    }

    private void tellAway(@Nullable String why) {
        if (!told) {
            told = true;
            LOG.warnf("Kafka takes no pushes. topic=%s cause=%s", TOPIC, why);
        }
    }

    private void back() {
        told = false;
        LOG.infof("Kafka takes pushes. topic=%s", TOPIC);
    }

    private static boolean hasLeader(TopicPartitionInfo partition) {
        return partition.leader() != null && !partition.leader().isEmpty();
    }
}
