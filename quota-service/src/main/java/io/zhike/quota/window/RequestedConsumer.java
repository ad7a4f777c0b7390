package io.zhike.quota.window;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.Identifier;
import io.zhike.events.UserKey;
import io.zhike.events.outbound.NewestPush;
import io.zhike.events.outbound.ReplyRequested;
import io.zhike.events.outbound.ReplyWithdrawn;
import io.zhike.events.outbound.RequestEvent;
import io.zhike.outbox.consumer.EventBatches;
import io.zhike.outbox.consumer.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@code zhike.outbound.requested}: replies that someone wants to send, or no longer. */
@ApplicationScoped
class RequestedConsumer implements EventHandler<RequestEvent> {

    private final SettlementsFirst settlements;
    private final EventBatches batches;
    private final ReplyWindows windows;
    private final BatchReads reads;
    private final DecideReply decisions;
    private final WithdrawReply withdrawals;

    RequestedConsumer(
            @Identifier(SettlementsFirst.LISTENER) SettlementsFirst settlements,
            EventBatches batches,
            ReplyWindows windows,
            BatchReads reads,
            DecideReply decisions,
            WithdrawReply withdrawals) {
        this.settlements = settlements;
        this.batches = batches;
        this.windows = windows;
        this.reads = reads;
        this.decisions = decisions;
        this.withdrawals = withdrawals;
    }

    @Incoming("requested")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        settlements.await();
        batches.take(records, this);
    }

    @Override
    public Class<RequestEvent> family() {
        return RequestEvent.class;
    }

    @Override
    public void lock(SortedSet<UserKey> users) {
        windows.lock(users);
    }

    @Override
    public void prepare(List<RequestEvent> events) {
        Set<UUID> replies = new HashSet<>();
        Map<UserKey, Set<NewestPush>> pushes = new HashMap<>();
        for (RequestEvent event : events) {
            replies.add(event.replyId());
            if (event instanceof ReplyRequested request) {
                DecideReply.pushes(request)
                        .forEach(push -> pushes.computeIfAbsent(event.user(), _ -> new HashSet<>())
                                .add(push));
            }
        }
        reads.replies(replies);
        reads.pushes(pushes);
    }

    @Override
    public void handle(RequestEvent event) {
        switch (event) {
            case ReplyRequested request -> decisions.decide(request);
            case ReplyWithdrawn withdrawal -> withdrawals.withdraw(withdrawal);
        }
    }
}
