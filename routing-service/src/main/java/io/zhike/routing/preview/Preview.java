package io.zhike.routing.preview;

import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted;
import io.zhike.events.routed.TransferTexts;
import io.zhike.routing.decision.Decision;
import io.zhike.routing.reception.Reception;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would happen.
 *
 * @param to who receives it
 * @param rule the keyword or rule that decides, as its operators wrote it; null where none does
 * @param reason why
 * @param group the agents who are to have it; null for everybody
 * @param replies the robot's
 * @param open whether people receive at that time; outside business hours nobody is assigned
 * @param transferTexts of which a user who asks for a person reads one; null where there is none
 */
record Preview(
        MessageRouted.Decision to,
        @Nullable String rule,
        MessageRouted.Reason reason,
        @Nullable String group,
        List<ReplyContent> replies,
        boolean open,
        @Nullable TransferTexts transferTexts) {

    static Preview of(Decision decision, Reception reception, Instant at) {
        return new Preview(
                decision.receiver(),
                decision.rule(),
                decision.reason(),
                decision.toGroup(),
                decision.replies(),
                reception.hours().isOpen(at),
                decision.saysOfTransfer());
    }
}
