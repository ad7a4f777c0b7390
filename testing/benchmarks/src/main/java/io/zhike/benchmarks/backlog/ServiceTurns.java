package io.zhike.benchmarks.backlog;

import io.zhike.events.Topic;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The service's turns: it takes what has gathered while it was held. */
public final class ServiceTurns implements AutoCloseable {

    private final Installation installation;
    private final SaidRecords records;

    /** @param said where the service says one thing of each message */
    public ServiceTurns(Installation installation, Topic said) {
        this.installation = installation;
        records = new SaidRecords(installation.kafka(), said);
    }

    /** A turn, and what the service said in it. */
    public record Played(Turn turn, List<ConsumerRecord<String, byte[]>> said) {}

    /**
     * One turn.
     *
     * @param messages how many there are
     * @param gather writes them to Kafka
     */
    public Played play(int messages, Runnable gather) throws SQLException, IOException {
        OffsetDateTime begun;
        Duration cpu;
        Duration databaseCpu;
        try (var hold = Hold.of(installation.database())) {
            begun = hold.since();
            gather.run();
            cpu = installation.serviceCpu();
            databaseCpu = installation.databaseCpu();
        }
        records.await(messages);
        cpu = installation.serviceCpu().minus(cpu);
        databaseCpu = installation.databaseCpu().minus(databaseCpu);
        var said = records.read(messages);
        var turn = new Turn(messages, SaidRecords.took(said), cpu, databaseCpu, installation.batchesSince(begun));
        return new Played(turn, said);
    }

    @Override
    public void close() {
        records.close();
    }
}
