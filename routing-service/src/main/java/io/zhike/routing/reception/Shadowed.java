package io.zhike.routing.reception;

import io.zhike.routing.keyword.Keyword;
import io.zhike.routing.keyword.NormalText;
import io.zhike.routing.menu.Menu;
import io.zhike.routing.menu.Menus;
import io.zhike.routing.question.Question;
import io.zhike.routing.question.Questions;
import io.zhike.routing.reply.ReplyRule;
import io.zhike.routing.reply.ReplyRules;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text that has an answer, and in it a word that asks for a person: who writes it comes to people instead.
 *
 * @param field where the text stands in the document
 * @param keyword the word that asks for a person
 */
record Shadowed(String field, String keyword, String zh, String en) implements Warning {

    private static final String ZH = "用户写“%s”会因转人工关键词“%s”直接转人工，得不到这里设置的回复";
    private static final String EN =
            "Who writes “%s” comes to people by the keyword “%s” and does not get the answer that is set here";

    /** All of them. */
    static List<Shadowed> in(ReceptionRules rules) {
        Reception reception = rules.reception();
        return Stream.of(
                        replies(reception.rules()),
                        words(reception.menu()),
                        choices(reception.menu()),
                        titles(reception.questions()))
                .flatMap(texts -> texts)
                .flatMap(text -> text.shadowed(rules).stream())
                .toList();
    }

    private static Stream<Answered> replies(ReplyRules rules) {
        return each("rules.items", rules.items(), Shadowed::keywords);
    }

    private static Stream<Answered> keywords(String field, ReplyRule rule) {
        return rule.enabled() ? each(field + ".keywords", rule.keywords(), Shadowed::keyword) : Stream.empty();
    }

    private static Stream<Answered> keyword(String field, Keyword keyword) {
        return keyword.enabled() ? Stream.of(new Answered(field + ".text", keyword.text())) : Stream.empty();
    }

    private static Stream<Answered> words(Menus tree) {
        return tree.menus().isEmpty()
                ? Stream.empty()
                : each("menu.openedBy", tree.openedBy(), (field, word) -> Stream.of(new Answered(field, word)));
    }

    private static Stream<Answered> choices(Menus tree) {
        return each("menu.menus", tree.menus(), Shadowed::choices);
    }

    /** Not those that bring a person themselves: they go before keywords. */
    private static Stream<Answered> choices(String field, Menu menu) {
        return each(
                field + ".choices",
                menu.choices(),
                (at, choice) ->
                        choice.person() ? Stream.empty() : Stream.of(new Answered(at + ".text", choice.text())));
    }

    private static Stream<Answered> titles(Questions questions) {
        return each("questions.items", questions.items(), Shadowed::title);
    }

    private static Stream<Answered> title(String field, Question question) {
        return question.enabled() ? Stream.of(new Answered(field + ".title", question.title())) : Stream.empty();
    }

    private static <T> Stream<Answered> each(
            String field, List<T> elements, BiFunction<String, T, Stream<Answered>> texts) {
        return IntStream.range(0, elements.size())
                .boxed()
                .flatMap(place -> texts.apply("%s[%d]".formatted(field, place), elements.get(place)));
    }

    /**
     * What a user may write to get an answer.
     *
     * @param field as in {@link Shadowed}
     */
    private record Answered(String field, String text) {

        Optional<Shadowed> shadowed(ReceptionRules rules) {
            return rules.transfers()
                    .firstIn(NormalText.of(text))
                    .map(TransferKeyword::text)
                    .map(keyword ->
                            new Shadowed(field, keyword, ZH.formatted(text, keyword), EN.formatted(text, keyword)));
        }
    }
}
