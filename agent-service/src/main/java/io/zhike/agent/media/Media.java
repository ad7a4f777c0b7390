package io.zhike.agent.media;

import io.zhike.agent.access.Caller;
import io.zhike.agent.conversation.ConversationReads;
import io.zhike.agent.transcript.MessageRow;
import io.zhike.agent.transcript.Transcript;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The stored pictures. One that a user sent has the id of its message. */
@ApplicationScoped
public class Media {

    private final Transcript transcript;
    private final ConversationReads conversations;
    private final Clock clock;

    Media(Transcript transcript, ConversationReads conversations, Clock clock) {
        this.transcript = transcript;
        this.conversations = conversations;
        this.clock = clock;
    }

    /** Whether that picture may be sent for the app. */
    public boolean has(String appId, UUID id) {
        return MediaRow.count("id = ?1 and appId = ?2 and fromUser = false", id, appId) > 0;
    }

    @Transactional
    void add(UUID id, String appId, Picture picture) {
        new MediaRow(id, appId, false, picture, clock.instant()).persist();
    }

    /** Keeps what a user sent; the same a second time changes nothing. */
    @Transactional
    void keep(UUID message, String appId, Picture picture) {
        if (MediaRow.findById(message) == null) {
            new MediaRow(message, appId, true, picture, clock.instant()).persist();
        }
    }

    @Transactional
    Optional<MediaRow> find(String appId, UUID id) {
        return MediaRow.<MediaRow>findByIdOptional(id).filter(row -> row.appId.equals(appId));
    }

    /** An app's picture; empty where it is there no more. */
    @Transactional
    public Optional<Kept> picture(String appId, UUID id) {
        return find(appId, id).map(row -> new Kept(row.type, row.bytes));
    }

    /**
     * A kept picture.
     *
     * @param type {@code image/png} for example
     */
    public record Kept(String type, byte[] bytes) {

        /** That of its files. */
        public String ending() {
            return type.substring(type.indexOf('/') + 1);
        }
    }

    /**
     * A picture that the caller may see: of what users sent, that of the conversations which they may read, and
     * everything that was uploaded for one of their apps.
     */
    @Transactional
    Optional<MediaRow> find(Caller caller, UUID id) {
        return MediaRow.<MediaRow>findByIdOptional(id)
                .filter(row -> caller.sees(row.appId))
                .filter(row -> !row.fromUser || mayReadMessage(caller, id));
    }

    private boolean mayReadMessage(Caller caller, UUID message) {
        return transcript
                .find(message)
                .map(MessageRow::conversationId)
                .map(conversation -> conversations.mayRead(caller, conversation))
                .orElse(false);
    }
}
