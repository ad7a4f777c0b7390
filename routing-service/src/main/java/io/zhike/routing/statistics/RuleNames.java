package io.zhike.routing.statistics;

import io.zhike.events.routed.MessageRouted.Reason;
import io.zhike.routing.entry.EntryRule;
import io.zhike.routing.question.Question;
import io.zhike.routing.reception.Reception;
import io.zhike.routing.reply.ReplyRule;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an app's operators call its rules now, by kind and id. Keywords and choices are called what they are. */
record RuleNames(Map<String, String> rules, Map<String, String> questions, Map<String, String> entries) {

    static RuleNames in(Reception reception) {
        return new RuleNames(
                names(reception.rules().items().stream(), ReplyRule::id, ReplyRule::name),
                names(reception.questions().items().stream(), Question::id, Question::title),
                names(reception.entries().items().stream(), EntryRule::id, EntryRule::name));
    }

    private static <T> Map<String, String> names(
            Stream<T> rules, Function<T, @Nullable String> id, Function<T, String> name) {
        return rules.filter(rule -> id.apply(rule) != null).collect(Collectors.toMap(id::apply, name));
    }

    @Nullable
    String of(Reason kind, String id) {
        return switch (kind) {
            case REPLY_RULE -> rules.get(id);
            case QUESTION -> questions.get(id);
            case ENTRY_RULE -> entries.get(id);
            default -> id;
        };
    }
}
