package io.zhike.routing.decision;

import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.OtherPush;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted.Reason;
import io.zhike.events.routed.TransferTexts;
import io.zhike.routing.entry.EntryRule;
import io.zhike.routing.keyword.NormalText;
import io.zhike.routing.menu.Menu;
import io.zhike.routing.menu.Menus;
import io.zhike.routing.reception.GeneralSettings;
import io.zhike.routing.reception.ReceptionRules;
import io.zhike.routing.reception.TransferKeyword;
import io.zhike.routing.reply.Replies;
import io.zhike.routing.robot.Dialogue;
import io.zhike.routing.robot.Robot;
import io.zhike.routing.robot.Rule;
import io.zhike.routing.robot.Turn;
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
    public Optional<Decision> receive(InboundEvent push, UserReception user) {
        return switch (push) {
            case SessionEntered entered -> Optional.of(welcome(entered, user));
            case UserMessage message when message.handedOver() -> Optional.of(new Decision.HandedOver());
            case UserMessage message -> Optional.of(receive(message.content(), user, message.receivedAt()));
            case OtherPush _ -> Optional.empty();
        };
    }

    private Decision receive(MessageContent message, UserReception user, Instant now) {
        boolean withPeople = user.isWithPeople(now);
        if (withPeople && user.isPersonInvolved(now)) {
            return new Decision.WithPeople(null);
        }
        if (robot().chosen(message, user.dialogue(), now).orElse(null) instanceof Turn.BringsPerson brings) {
            return asked(brings, user, now);
        }
        // What stands on a choice is its operator's word, not the user's.
        Optional<TransferKeyword> keyword = robot().isTap(message) ? Optional.empty() : keywordIn(message);
        if (keyword.isPresent()) {
            return asked(keyword.get(), user, now);
        }
        if (withPeople || !general().transferToHuman()) {
            return forPeople(message, user, now);
        }
        return user.isPersonInvolved(now) ? new Decision.Silent() : byRobot(message, user, now);
    }

    /** People receive it; until one of them is involved the robot says what it has ready. */
    private Decision forPeople(MessageContent message, UserReception user, Instant now) {
        boolean robotSpeaks = general().robotUntilPerson() && !user.isPersonInvolved(now);
        Turn.Answers answers = robotSpeaks
                ? robot().answerBesidePeople(message, user.dialogue(), now).orElse(null)
                : null;
        return user.isWithPeople(now)
                ? new Decision.WithPeople(answers)
                : new Decision.SwitchedOff(transferTexts(now), group(null, user, now), answers);
    }

    private Decision byRobot(MessageContent message, UserReception user, Instant now) {
        Optional<EntryRule> entry = entry(user, now);
        if (entry.isPresent() && entry.get().person()) {
            return new Decision.PersonAsked(
                    Decision.ruleOf(entry.get()), entry.get().group(), transferTexts(now));
        }
        return switch (robot().answer(message, user.dialogue(), now)) {
            case Turn.Reply reply -> new Decision.ByRobot(reply);
            case Turn.BringsPerson brings -> asked(brings, user, now);
            case Turn.GivesUp(var text) -> new Decision.GivenUp(text, group(null, user, now), transferTexts(now));
        };
    }

    private Decision asked(TransferKeyword keyword, UserReception user, Instant now) {
        return new Decision.PersonAsked(
                new Rule(Reason.KEYWORD, keyword.text(), keyword.text()),
                group(keyword.group(), user, now),
                transferTexts(now));
    }

    private Decision asked(Turn.BringsPerson brings, UserReception user, Instant now) {
        return new Decision.PersonAsked(brings.rule(), group(brings.group(), user, now), transferTexts(now));
    }

    /** One message with the menu, because entering grants no more. */
    private Decision welcome(SessionEntered entered, UserReception user) {
        Instant now = entered.receivedAt();
        EntryRule entry =
                rules.reception().entries().about(entered.sessionFrom()).orElse(null);
        if (!user.mayBeWelcomed(now)) {
            return new Decision.Visit(entry, List.of(), user.dialogue());
        }
        String words = entry == null || entry.welcome() == null ? general().welcome() : entry.welcome();
        Optional<Menu> menu = menu(entry);
        List<ReplyContent> welcome = menu.<List<ReplyContent>>map(shown -> List.of(menus().shown(shown, words)))
                .orElseGet(() -> Replies.say(words));
        Dialogue dialogue =
                menu.map(shown -> user.dialogue().showing(shown, now)).orElse(user.dialogue());
        return new Decision.Visit(entry, welcome, dialogue);
    }

    private Optional<Menu> menu(@Nullable EntryRule entry) {
        if (entry != null && entry.menu() != null) {
            return menus().byId(entry.menu());
        }
        return menus().withWelcome() ? menus().root() : Optional.empty();
    }

    private Optional<TransferKeyword> keywordIn(MessageContent message) {
        return switch (message) {
            case MessageContent.Text text -> rules.transfers().firstIn(NormalText.of(text.text()));
            case MessageContent.Image _, MessageContent.MiniProgramPage _ -> Optional.empty();
        };
    }

    private Optional<EntryRule> entry(UserReception user, Instant now) {
        return rules.reception().entries().byId(user.entryRule(now));
    }

    /** The group that is asked for, or else that of the page that the user came from. */
    private @Nullable String group(@Nullable String asked, UserReception user, Instant now) {
        return asked == null ? entry(user, now).map(EntryRule::group).orElse(null) : asked;
    }

    private TransferTexts transferTexts(Instant now) {
        return rules.reception().transferTexts(now);
    }

    private Robot robot() {
        return new Robot(rules);
    }

    private GeneralSettings general() {
        return rules.reception().general();
    }

    private Menus menus() {
        return rules.reception().menu();
    }
}
