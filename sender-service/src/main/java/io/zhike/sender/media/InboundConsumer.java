package io.zhike.sender.media;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.zhike.events.UserKey;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.OtherPush;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.outbox.consumer.EventBatches;
import io.zhike.outbox.consumer.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedSet;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Takes {@code zhike.inbound} for the pictures that users send: WeChat has them for three days only. */
@ApplicationScoped
class InboundConsumer implements EventHandler<InboundEvent> {

    private final EventBatches batches;
    private final PictureFetches fetches;

    InboundConsumer(EventBatches batches, PictureFetches fetches) {
        this.batches = batches;
        this.fetches = fetches;
    }

    @Incoming("inbound")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        batches.take(records, this);
    }

    @Override
    public Class<InboundEvent> family() {
        return InboundEvent.class;
    }

    /** Pictures have no order: nothing is locked. */
    @Override
    public void lock(SortedSet<UserKey> users) {}

    @Override
    public void handle(InboundEvent event) {
        switch (event) {
            case UserMessage message -> {
                String weChatId = pictureOf(message.content());
                if (weChatId != null) {
                    fetches.add(message, weChatId);
                }
            }
            case SessionEntered _, OtherPush _ -> {}
        }
    }

    private static @Nullable String pictureOf(MessageContent content) {
        return switch (content) {
            case MessageContent.Text _ -> null;
            case MessageContent.Image image -> image.mediaId();
            case MessageContent.MiniProgramPage card -> card.thumbMediaId();
        };
    }
}
