package io.zhike.events.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who has a user's conversation, after a change of that.
 *
 * @param conversationId the conversation
 * @param number the highest {@code MessageRouted.number} that this takes into account; of equal numbers the later record
 *     counts
 * @param state where the conversation stands
 * @param robot no person has written in it yet
 * @param agentId who has it; null where nobody does
 * @param withPeople people have it: the next message goes to them, whatever it says
 * @param withPeopleUntil when that ends by itself; null where it does not
 * @param personInvolved a person was asked for or has written: the robot is silent
 */
public record ConversationChanged(
        UUID id,
        String appId,
        String openId,
        Instant changedAt,
        UUID conversationId,
        long number,
        State state,
        boolean robot,
        @Nullable String agentId,
        boolean withPeople,
        @Nullable Instant withPeopleUntil,
        boolean personInvolved)
        implements ConversationEvent {

    /** Where a conversation stands; each is a list in the workbench. */
    public enum State {
        /** 机器人: the robot receives. */
        ROBOT,
        /** 待接入: wants a person, no one has it. */
        WAITING,
        /** 接待中: an agent has it. */
        SERVING,
        /** 待重新接入: was served and answered, and lies still: must be accepted again. */
        DORMANT,
        /** 已过期: its user has not written for so long that nothing may be sent to them. */
        EXPIRED,
        /** 已结束: closed by an agent or administrator. */
        ENDED
    }

    @Override
    public Instant time() {
        return changedAt;
    }
}
