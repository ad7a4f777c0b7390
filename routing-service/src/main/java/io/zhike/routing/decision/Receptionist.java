package io.zhike.routing.decision;

import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.OtherPush;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.TransferTexts;
import io.zhike.routing.reception.Reception;
import io.zhike.routing.reception.ReceptionRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides who receives a push, by an app's rules.
 *
 * @param rules of the push's app
 */
public record Receptionist(ReceptionRules rules) {

    /** The decision on a push; empty where it is nobody's concern. */
    Optional<Decision> receive(InboundEvent push, UserReception user) {
        return switch (push) {
            case SessionEntered entered -> Optional.of(welcome(user, entered.receivedAt()));
            case UserMessage message when message.handedOver() -> Optional.of(new Decision.HandedOver());
            case UserMessage message -> Optional.of(receive(message.content(), user, message.receivedAt()));
            case OtherPush other -> Optional.empty();
        };
    }

    /**
     * The decision on a message.
     *
     * @param now when the message came
     */
    public Decision receive(MessageContent message, UserReception user, Instant now) {
        if (user.isWithPeople(now)) {
            return new Decision.WithPeople();
        }
        Reception settings = rules.settings();
        if (!settings.transferToHuman()) {
            return new Decision.SwitchedOff(transferTexts(null));
        }
        return keywordIn(message)
                .<Decision>map(keyword -> new Decision.KeywordFound(keyword, transferTexts(settings.transferPrompt())))
                .orElseGet(() -> new Decision.NoKeyword(user.personInvolved() ? List.of() : say(settings.fallback())));
    }

    private Decision welcome(UserReception user, Instant now) {
        return new Decision.Visit(user.mayBeWelcomed(now) ? say(rules.settings().welcome()) : List.of());
    }

    private Optional<String> keywordIn(MessageContent message) {
        return switch (message) {
            case MessageContent.Text(var text) -> rules.keywords().firstIn(text);
            case MessageContent.Image _, MessageContent.MiniProgramPage _ -> Optional.empty();
        };
    }

    private TransferTexts transferTexts(@Nullable String assigned) {
        return new TransferTexts(
                assigned, rules.settings().queuedText(), rules.settings().offlineText());
    }

    /** The text as a reply; an empty text is silence. */
    private static List<ReplyContent> say(String text) {
        return text.isBlank() ? List.of() : List.of(new ReplyContent.Text(text));
    }
}
