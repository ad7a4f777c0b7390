package io.zhike.routing.preview;

import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.routing.decision.Receptionist;
import io.zhike.routing.decision.UserReception;
import io.zhike.routing.reception.ReceptionRules;
import io.zhike.routing.reception.Receptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what would become of what a user writes who was never here before. */
@ApplicationScoped
class PreviewMessage {

    private static final String NOBODY = "preview";

    private final Receptions receptions;

    PreviewMessage(Receptions receptions) {
        this.receptions = receptions;
    }

    /**
     * What would happen, without doing it.
     *
     * @param sessionFrom the user comes from this page first; null: they write without entering
     * @param texts one after the other; none: only the entering is decided
     * @return what becomes of the last of these
     */
    @Transactional
    Preview preview(String appId, @Nullable String sessionFrom, List<String> texts, Instant at) {
        ReceptionRules rules = receptions.rules(appId);
        var receptionist = new Receptionist(rules);
        List<InboundEvent> pushes = new ArrayList<>();
        if (sessionFrom != null || texts.isEmpty()) {
            pushes.add(new SessionEntered(UUID.randomUUID(), appId, NOBODY, at, at, sessionFrom));
        }
        texts.forEach(text -> pushes.add(message(appId, text, at)));

        InboundEvent last = pushes.removeLast();
        UserReception user = UserReception.NEW;
        for (InboundEvent push : pushes) {
            user = user.after(receptionist.receive(push, user).orElseThrow(), at);
        }
        return Preview.of(receptionist.receive(last, user).orElseThrow(), rules.reception(), at);
    }

    private static UserMessage message(String appId, String text, Instant at) {
        return new UserMessage(
                UUID.randomUUID(), appId, NOBODY, at, at, null, new MessageContent.Text(text), null, false);
    }
}
