package io.zhike.routing.decision;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.zhike.events.UserKey;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.conversation.ConversationEvent;
import io.zhike.events.conversation.UserErased;
import io.zhike.events.conversation.WindowClosing;
import io.zhike.events.conversation.WindowLost;
import io.zhike.outbox.consumer.EventBatches;
import io.zhike.outbox.consumer.EventHandler;
import io.zhike.routing.statistics.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes what agent-service says of conversations. */
@ApplicationScoped
class ConversationsConsumer implements EventHandler<ConversationEvent> {

    private final EventBatches batches;
    private final UserReceptions users;
    private final FollowConversation followConversation;
    private final Tally tally;

    ConversationsConsumer(
            EventBatches batches, UserReceptions users, FollowConversation followConversation, Tally tally) {
        this.batches = batches;
        this.users = users;
        this.followConversation = followConversation;
        this.tally = tally;
    }

    @Incoming("conversations")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.take(records, this);
    }

    @Override
    public Class<ConversationEvent> family() {
        return ConversationEvent.class;
    }

    @Override
    public void lock(SortedSet<UserKey> users) {
        this.users.lock(users);
    }

    @Override
    public void handle(ConversationEvent event) {
        switch (event) {
            case ConversationChanged change -> followConversation.follow(change);
            case UserErased erased -> users.erase(erased.user(), erased.number());
            case WindowClosing _, WindowLost _ -> {}
        }
    }

    @Override
    public void complete() {
        tally.write();
    }
}
