package io.zhike.routing.robot;

import io.zhike.events.inbound.MessageContent;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted.Reason;
import io.zhike.routing.keyword.NormalText;
import io.zhike.routing.menu.ChoiceId;
import io.zhike.routing.menu.Chosen;
import io.zhike.routing.menu.Menu;
import io.zhike.routing.menu.Menus;
import io.zhike.routing.question.Found;
import io.zhike.routing.question.Question;
import io.zhike.routing.question.QuestionId;
import io.zhike.routing.question.Questions;
import io.zhike.routing.reception.GeneralSettings;
import io.zhike.routing.reception.GeneralSettings.AfterFallbacks;
import io.zhike.routing.reception.ReceptionRules;
import io.zhike.routing.reply.Replies;
import io.zhike.routing.reply.ReplyRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The robot, by an app's rules. It looks for a choice from what it last offered, then for a keyword, then among the common
 * questions.
 */
public record Robot(ReceptionRules rules) {

    /** What it makes of a message that it alone receives. */
    public Turn answer(MessageContent message, Dialogue dialogue, Instant now) {
        return switch (message) {
            case MessageContent.Text text -> {
                NormalText normal = NormalText.of(text.text());
                yield ready(text.menuChoice(), normal, dialogue, now)
                        .or(() -> question(normal, dialogue, now))
                        .orElseGet(() -> puzzled(text.text(), general().fallback(), dialogue));
            }
            case MessageContent.Image _, MessageContent.MiniProgramPage _ ->
                puzzled(null, general().pictureText(), dialogue);
        };
    }

    /** What it has ready to say to a message that people receive as well: choices and keywords, no guesses. */
    public Optional<Turn.Answers> answerBesidePeople(MessageContent message, Dialogue dialogue, Instant now) {
        Optional<Turn> ready = message instanceof MessageContent.Text text
                ? ready(text.menuChoice(), NormalText.of(text.text()), dialogue, now)
                : Optional.empty();
        return ready.filter(Turn.Answers.class::isInstance).map(Turn.Answers.class::cast);
    }

    /** What the message chooses, by a tap or from what is open; empty where it is no choice. */
    public Optional<Turn> chosen(MessageContent message, Dialogue dialogue, Instant now) {
        boolean mayChoose = isTapped(message) || dialogue.open(now).isPresent();
        return mayChoose && message instanceof MessageContent.Text text
                ? chosen(text.menuChoice(), NormalText.of(text.text()), dialogue, now)
                : Optional.empty();
    }

    /** Whether the message is a tap on a choice that is still there. */
    public boolean isTap(MessageContent message) {
        return isTapped(message)
                && message instanceof MessageContent.Text text
                && (tappedChoice(text.menuChoice(), NormalText.of(text.text())).isPresent()
                        || tappedQuestion(text.menuChoice()).isPresent());
    }

    private static boolean isTapped(MessageContent message) {
        return message instanceof MessageContent.Text text && text.menuChoice() != null;
    }

    private GeneralSettings general() {
        return rules.reception().general();
    }

    private Menus menus() {
        return rules.reception().menu();
    }

    private Questions questions() {
        return rules.reception().questions();
    }

    private Optional<Turn> ready(@Nullable String tapped, NormalText text, Dialogue dialogue, Instant now) {
        return chosen(tapped, text, dialogue, now)
                .or(() -> root(text).map(menu -> show(menu, dialogue, now)))
                .or(() -> rules.replies().firstIn(text).map(rule -> say(rule, dialogue, now)));
    }

    private Optional<Turn> chosen(@Nullable String tapped, NormalText text, Dialogue dialogue, Instant now) {
        return tapped(tapped, text, dialogue, now)
                .or(() -> dialogue.open(now).flatMap(open -> chosen(open, text, dialogue, now)));
    }

    private Optional<Turn> tapped(@Nullable String id, NormalText text, Dialogue dialogue, Instant now) {
        return tappedChoice(id, text)
                .map(chosen -> take(chosen, dialogue, now))
                .or(() -> tappedQuestion(id).map(question -> say(question, dialogue)));
    }

    private Optional<Chosen> tappedChoice(@Nullable String id, NormalText text) {
        return ChoiceId.in(id).flatMap(choice -> menus().tapped(choice, text));
    }

    private Optional<Question> tappedQuestion(@Nullable String id) {
        return QuestionId.in(id).flatMap(questions()::byId);
    }

    private Optional<Turn> chosen(OpenMenu open, NormalText text, Dialogue dialogue, Instant now) {
        return Optional.ofNullable(open.menu())
                .flatMap(menus()::byId)
                .flatMap(menu -> menus().choose(menu, text))
                .map(chosen -> take(chosen, dialogue, now))
                .or(() -> offered(open, text).map(question -> say(question, dialogue)));
    }

    private Optional<Question> offered(OpenMenu open, NormalText text) {
        return IntStream.range(0, open.questions().size())
                .mapToObj(place -> questions()
                        .byId(open.questions().get(place))
                        .filter(question -> text.value().equals(Integer.toString(place + 1))
                                || NormalText.of(question.title()).equals(text)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Menu> root(NormalText text) {
        return menus().areOpenedBy(text) ? menus().root() : Optional.empty();
    }

    private Turn take(Chosen chosen, Dialogue dialogue, Instant now) {
        return switch (chosen) {
            case Chosen.Opened(var menu) -> show(menu, dialogue, now);
            case Chosen.Said(var menu, var choice) -> {
                Rule rule = new Rule(Reason.MENU, menu.id() + "/" + choice.text(), choice.text());
                yield new Turn.Answers(
                        rule,
                        Replies.contents(choice.replies()),
                        dialogue.answeredBy(rule).showing(menu, now));
            }
            case Chosen.Person(var menu, var choice) ->
                new Turn.BringsPerson(
                        new Rule(Reason.MENU, menu.id() + "/" + choice.text(), choice.text()), choice.group());
        };
    }

    private Turn show(Menu menu, Dialogue dialogue, Instant now) {
        Rule rule = new Rule(Reason.MENU, menu.id(), menu.title());
        return new Turn.Answers(
                rule,
                List.of(menus().shown(menu, null)),
                dialogue.answeredBy(rule).showing(menu, now));
    }

    private Turn say(ReplyRule reply, Dialogue dialogue, Instant now) {
        Rule rule = new Rule(Reason.REPLY_RULE, Objects.requireNonNullElse(reply.id(), reply.name()), reply.name());
        List<ReplyContent> replies = new ArrayList<>(Replies.contents(reply.replies()));
        Optional<Menu> opened = Optional.ofNullable(reply.opens()).flatMap(menus()::byId);
        opened.ifPresent(menu -> replies.add(menus().shown(menu, null)));
        Dialogue after = dialogue.answeredBy(rule);
        return new Turn.Answers(
                rule, replies, opened.map(menu -> after.showing(menu, now)).orElse(after));
    }

    private Optional<Turn> question(NormalText text, Dialogue dialogue, Instant now) {
        return switch (rules.questions().search(text)) {
            case Found.Clear(var question) -> Optional.of(say(question, dialogue));
            case Found.Unclear(var likely)
            when !questions().offerText().isBlank() ->
                Optional.of(new Turn.Asks(
                        String.join("; ", likely.stream().map(Question::title).toList()),
                        List.of(questions().offer(likely)),
                        dialogue.offering(likely, now)));
            case Found.Unclear _, Found.Nothing _ -> Optional.empty();
        };
    }

    private static Turn say(Question question, Dialogue dialogue) {
        Rule rule = new Rule(
                Reason.QUESTION, Objects.requireNonNullElse(question.id(), question.title()), question.title());
        return new Turn.Answers(rule, Replies.contents(question.answer()), dialogue.answeredBy(rule));
    }

    private Turn puzzled(@Nullable String text, String words, Dialogue dialogue) {
        Dialogue after = dialogue.notUnderstood();
        boolean tooOften =
                general().fallbacks() > 0 && after.fallbacks() >= general().fallbacks();
        if (!tooOften) {
            return new Turn.Puzzled(text, Replies.say(words), after);
        }
        return general().afterFallbacks() == AfterFallbacks.TRANSFER
                ? new Turn.GivesUp(text)
                : new Turn.Puzzled(text, Replies.say(general().offerText()), after);
    }
}
