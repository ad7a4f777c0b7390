package io.zhike.agent.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/**
 * An app's settings of its desk; as JSON, what is left out has the value that a new app has.
 *
 * @param queue whose turn it is among the users who wait
 * @param agentsSeeAll 客服可查看全部会话: agents may read all of the app's conversations
 * @param endDormantAfter how long a conversation lies in 待重新接入 before it ends by itself; null: it does not
 * @param endRobotAfter how long nothing is said in 机器人 before a conversation ends by itself; null: it does not
 * @param reassignAfter how long an agent may leave a user's message unanswered before the conversation goes to someone else;
 *     null: as long as they like
 * @param retention how long what is said is kept
 */
public record DeskSettings(
        @NotNull QueueOrder queue,
        boolean agentsSeeAll,
        @Nullable @DurationMin(minutes = 1) Duration endDormantAfter,
        @Nullable @DurationMin(minutes = 1) Duration endRobotAfter,
        @Nullable @DurationMin(minutes = 1) Duration reassignAfter,
        @NotNull @Valid Retention retention) {

    /** What a new app has. */
    public static final DeskSettings INITIAL =
            new DeskSettings(QueueOrder.FIRST_COME, false, null, null, null, Retention.INITIAL);

    public DeskSettings {
        queue = queue == null ? QueueOrder.FIRST_COME : queue;
        retention = retention == null ? Retention.INITIAL : retention;
    }
}
