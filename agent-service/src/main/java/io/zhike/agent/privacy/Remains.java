package io.zhike.agent.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhike.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where something of an erased user is still to be found.
 *
 * @param where a word for programs
 * @param until when it is gone; null where that is not for this system to say
 * @param zh what it is, for people
 * @param en the same in English
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Remains(String where, @Nullable Instant until, String zh, String en) {

    private static final Duration LONGEST_TOPIC = Duration.ofDays(7);

    /**
     * What there is after an erasure at that time.
     *
     * @param webhooks how long the deliveries of webhooks are kept
     */
    static List<Remains> after(Instant erasedAt, Duration webhooks, Duration audit) {
        return List.of(
                new Remains(
                        "OTHER_SERVICES",
                        null,
                        "其他服务收到通知后随即删除，通常在数秒之内；正在发送的回复和有效期内的下发条数只保留编号和时间",
                        "The other services erase as soon as they are told, within seconds as a rule; of replies under way and of a"
                                + " window that counts on, numbers and times stay"),
                new Remains(
                        "KAFKA",
                        erasedAt.plus(LONGEST_TOPIC),
                        "消息队列中的记录到期自动删除",
                        "Records on Kafka, which go when their time is up"),
                new Remains(
                        "DEAD_LETTERS",
                        erasedAt.plus(Topic.DEAD_LETTERS_KEPT),
                        "处理失败的记录，到期自动删除",
                        "Records that could not be taken, which go when their time is up"),
                new Remains(
                        "WEBHOOKS",
                        erasedAt.plus(webhooks),
                        "Webhook 投递记录，只含编号、状态和时间",
                        "Deliveries of webhooks, with ids, states and times"),
                new Remains(
                        "AUDIT",
                        erasedAt.plus(audit),
                        "审计记录，只含操作人、操作和编号，不含聊天内容",
                        "The audit trail: who did what, with ids and without words"),
                new Remains("WECHAT", null, "微信保存的记录由微信处理", "What WeChat keeps is WeChat's to erase"));
    }
}
