package io.zhike.agent.reply;

import io.zhike.agent.conversation.Conversations;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.transcript.MessageRow;
import io.zhike.agent.transcript.Reply;
import io.zhike.agent.transcript.Transcript;
import io.zhike.agent.updates.Updates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Replies that wait for the user's next message, under the lock of the user's state row. The message asks for them, in
 * the order in which they were written; where it comes too late they are offered to people beside it.
 */
@ApplicationScoped
public class HeldReplies {

    /** As many as WeChat lets an app answer to one message. */
    public static final int MOST = 3;

    private final Conversations conversations;
    private final Transcript transcript;
    private final Replies replies;
    private final Updates updates;
    private final ReplyConfig config;
    private final Clock clock;

    HeldReplies(
            Conversations conversations,
            Transcript transcript,
            Replies replies,
            Updates updates,
            ReplyConfig config,
            Clock clock) {
        this.conversations = conversations;
        this.transcript = transcript;
        this.replies = replies;
        this.updates = updates;
        this.config = config;
        this.clock = clock;
    }

    /** Whether the user has as many as they may have. */
    public boolean isFull(LockedConversation locked) {
        return locked.user().heldBy() != null
                && transcript.held(locked.user().key()).size() >= MOST;
    }

    /** Keeps a reply until the user writes. Nothing else changes: it is no answer, and accepts nothing. */
    public MessageRow hold(LockedConversation locked, Reply reply) {
        MessageRow row = transcript.addHeld(
                reply,
                locked.user().key(),
                clock.instant(),
                locked.row().id(),
                locked.row().nextNumber());
        recount(locked);
        return row;
    }

    /**
     * The user writes: what was held for not too long goes, the rest is offered from now on. All of them come to stand after
     * the message, in its conversation.
     *
     * @param writtenAt when they wrote
     */
    public void meet(LockedConversation locked, Instant writtenAt) {
        if (locked.user().heldBy() == null) {
            return;
        }
        for (MessageRow held : transcript.held(locked.user().key())) {
            long number = locked.row().nextNumber();
            updates.changed(held.user(), Objects.requireNonNull(held.conversationId()));
            if (writtenAt.isAfter(held.at().plus(config.holdFor()))) {
                held.offer(locked.row().id(), number);
            } else {
                held.release(locked.row().id(), number);
                locked.row().tally().said(held);
                replies.request(locked.user(), held);
            }
        }
        recount(locked);
    }

    /** Sends one of them now, as its sender's answer. */
    public MessageRow send(LockedConversation locked, MessageRow held, String sender, boolean intervention) {
        Instant now = clock.instant();
        held.send(sender, intervention);
        locked.row().answered(now);
        locked.row().tally().said(held);
        locked.row().tally().answered(held, now);
        locked.user().answered();
        replies.request(locked.user(), held);
        recount(locked);
        return held;
    }

    /** Nobody wants to send it any more. */
    public void discard(LockedConversation locked, MessageRow held) {
        held.discard();
        recount(locked);
    }

    private void recount(LockedConversation locked) {
        List<MessageRow> left = transcript.held(locked.user().key());
        conversations.held(locked, left.isEmpty() ? null : left.getFirst().agentId());
    }
}
