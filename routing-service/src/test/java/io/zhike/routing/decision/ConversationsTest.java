package io.zhike.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.zhike.events.conversation.ConversationChanged;
import io.zhike.events.conversation.ConversationChanged.State;
import io.zhike.events.inbound.InboundEvent;
import io.zhike.events.inbound.MessageContent;
import io.zhike.events.inbound.SessionEntered;
import io.zhike.events.inbound.UserMessage;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.events.routed.MessageRouted;
import io.zhike.routing.reception.Reception;
import io.zhike.routing.reception.ReceptionRules;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the conversations of {@code src/test/resources/conversations}, which say what the product does. */
class ConversationsTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final String APP = "wxshop";
    private static final String USER = "user";

    /** A Monday, 10:00 in Shanghai. */
    private static final Instant START = Instant.parse("2026-03-02T02:00:00Z");

    static Stream<Script> conversations() {
        return Stream.of("robot.md", "menu.md", "questions.md", "entering.md", "switched-off.md")
                .flatMap(page -> Script.read(page).stream());
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(conversations()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(conversations().map(Script::title)).doesNotHaveDuplicates();
        assertThat(conversations()).allMatch(script -> !script.lines().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void isReceivedAsWritten(Script script) throws IOException {
        Reception settings = settings(script.given());
        var receptionist = new Receptionist(ReceptionRules.of(1, settings));
        UserReception user = UserReception.NEW;
        for (Script.Line line : script.lines()) {
            Instant now = START.plus(line.at());
            if (line.user().startsWith("开关")) {
                receptionist = new Receptionist(
                        ReceptionRules.of(2, switched(settings, line.user().endsWith("开"))));
                continue;
            }
            if (line.user().startsWith("客服")) {
                user = user.after(told(line.user(), user.number(), now));
                continue;
            }
            Decision decision =
                    receptionist.receive(push(line.user(), now), user).orElseThrow();
            assertThat(List.of(goesTo(decision), because(decision), says(decision.replies())))
                    .as("%s at %s", line.user(), line.at())
                    .containsExactly(line.goesTo(), line.because(), line.says());
            user = user.after(decision, now);
        }
    }

    private static Reception switched(Reception settings, boolean on) throws IOException {
        ObjectNode changed = JSON.valueToTree(settings);
        changed.withObject("general").put("transferToHuman", on);
        return JSON.treeToValue(changed, Reception.class);
    }

    private static Reception settings(String given) throws IOException {
        ObjectNode shop = (ObjectNode) JSON.readTree(Script.resource("shop.json"));
        return JSON.treeToValue(overlaid(shop, JSON.readTree(given)), Reception.class);
    }

    private static ObjectNode overlaid(ObjectNode settings, JsonNode given) {
        given.properties().forEach(field -> {
            JsonNode there = settings.get(field.getKey());
            if (there instanceof ObjectNode inner && field.getValue().isObject()) {
                overlaid(inner, field.getValue());
            } else {
                settings.set(field.getKey(), field.getValue());
            }
        });
        return settings;
    }

    private static InboundEvent push(String act, Instant now) {
        int colon = act.indexOf(": ");
        String what = colon < 0 ? "" : act.substring(colon + 2);
        return switch (colon < 0 ? act : act.substring(0, colon)) {
            case "写" -> message(new MessageContent.Text(what), now, false);
            case "转网页版" -> message(new MessageContent.Text(what), now, true);
            case "点" -> {
                int blank = what.indexOf(' ');
                yield message(new MessageContent.Text(what.substring(blank + 1), what.substring(0, blank)), now, false);
            }
            case "图片" -> message(new MessageContent.Image("media", null), now, false);
            case "卡片" -> message(new MessageContent.MiniProgramPage("订单", APP, "pages/order", null, null), now, false);
            case "进入" -> new SessionEntered(UUID.randomUUID(), APP, USER, now, now, what.isEmpty() ? null : what);
            default -> throw new IllegalArgumentException("Nobody does this: " + act);
        };
    }

    private static UserMessage message(MessageContent content, Instant now, boolean handedOver) {
        return new UserMessage(UUID.randomUUID(), APP, USER, now, now, "1", content, null, handedOver);
    }

    /** What agent-service says: {@code 客服: SERVING 人写过 10m}; 客服旧 does not know our last decision. */
    private static ConversationChanged told(String act, long number, Instant now) {
        String[] words = act.substring(act.indexOf(": ") + 2).split(" ");
        State state = State.valueOf(words[0]);
        boolean personWrote = List.of(words).contains("人写过");
        boolean personAsked = List.of(words).contains("问过人");
        Instant until = words.length == 3 ? now.plus(Duration.parse("PT" + words[2])) : null;
        boolean withPeople = until != null || state == State.WAITING || state == State.SERVING;
        return new ConversationChanged(
                UUID.randomUUID(),
                APP,
                USER,
                now,
                UUID.randomUUID(),
                act.startsWith("客服旧") ? number - 1 : number,
                state,
                !personWrote,
                null,
                withPeople,
                until,
                personWrote || personAsked);
    }

    private static String goesTo(Decision decision) {
        String list = switch (decision.receiver()) {
            case ROBOT -> "机器人";
            case HUMAN -> "人工";
            case VISIT -> "进入";
            case HANDED_OVER -> "网页版客服";
        };
        return decision.toGroup() == null ? list : list + " " + decision.toGroup();
    }

    private static String because(Decision decision) {
        MessageRouted.Reason reason = decision.reason();
        return decision.rule() == null ? reason.name() : reason + " " + decision.rule();
    }

    private static String says(List<ReplyContent> replies) {
        return replies.isEmpty()
                ? "-"
                : replies.stream().map(ConversationsTest::shown).collect(Collectors.joining(" / "));
    }

    private static String shown(ReplyContent reply) {
        return switch (reply) {
            case ReplyContent.Text(var text) -> text;
            case ReplyContent.Menu menu -> shown(menu.head()) + " " + choices(menu);
            case ReplyContent.Image _, ReplyContent.Link _, ReplyContent.MiniProgramPage _ -> reply.toString();
        };
    }

    private static String shown(@Nullable String head) {
        return head == null ? "" : head.replace("\n", "⏎");
    }

    private static String choices(ReplyContent.Menu menu) {
        return IntStream.range(0, menu.choices().size())
                .mapToObj(n -> "%d %s".formatted(n + 1, menu.choices().get(n).text()))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
