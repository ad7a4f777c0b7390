package io.zhike.routing.preview;

import io.zhike.events.inbound.MessageContent;
import io.zhike.routing.decision.Decision;
import io.zhike.routing.decision.Receptionist;
import io.zhike.routing.decision.UserReception;
import io.zhike.routing.reception.Receptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Tells what would become of a message of a user who was never here before. */
@ApplicationScoped
class PreviewMessage {

    private final Receptions receptions;

    PreviewMessage(Receptions receptions) {
        this.receptions = receptions;
    }

    @Transactional
    Decision preview(String appId, MessageContent message, Instant at) {
        return new Receptionist(receptions.rules(appId)).receive(message, UserReception.NEW, at);
    }
}
