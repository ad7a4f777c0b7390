package io.zhike.routing.question;

import io.zhike.events.outbound.ReplyContent;
import io.zhike.routing.fault.Distinct;
import io.zhike.routing.fault.Fault;
import io.zhike.routing.keyword.NormalText;
import io.zhike.routing.reply.Replies;
import io.zhike.service.MessageText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An app's common questions.
 *
 * @param threshold how like a question a message must be to be answered at once, from 0.1 (hardly) to 1 (all its words and
 *     no others); 0.6 where left out. What is at least half as like is offered
 * @param offerText what stands above the questions that are offered; empty: they are not offered
 * @param items none where left out
 */
public record Questions(
        @DecimalMin("0.1") @DecimalMax("1") Double threshold,
        @MessageText(mayBeBlank = true) String offerText,
        @Size(max = 5_000) List<@NotNull @Valid Question> items) {

    /** So many are offered at most. */
    public static final int OFFERED = 3;

    private static final double INITIAL_THRESHOLD = 0.6;
    private static final String INITIAL_OFFER = "您想问的是：";

    /** What a new app has. */
    public static final Questions NONE = new Questions(INITIAL_THRESHOLD, INITIAL_OFFER, List.of());

    public Questions {
        threshold = threshold == null ? INITIAL_THRESHOLD : threshold;
        offerText = offerText == null ? INITIAL_OFFER : offerText;
        items = items == null ? List.of() : items;
    }

    /** The enabled question with this id. */
    public Optional<Question> byId(String id) {
        return items.stream()
                .filter(question -> id.equals(question.id()) && question.enabled())
                .findFirst();
    }

    /** What the user is asked, where several questions may be meant. */
    public ReplyContent.Menu offer(List<Question> questions) {
        return new ReplyContent.Menu(
                offerText,
                questions.stream()
                        .map(question -> new ReplyContent.Menu.Choice(QuestionId.of(question), question.title()))
                        .toList(),
                null);
    }

    /** The longest that users may be asked. */
    public ReplyContent.Menu longestOffer() {
        return offer(items.stream()
                .filter(Question::enabled)
                .sorted(Comparator.comparingInt(Questions::bytes).reversed())
                .limit(OFFERED)
                .toList());
    }

    private static int bytes(Question question) {
        return question.title().getBytes(StandardCharsets.UTF_8).length;
    }

    /** What contradicts itself or says nothing. */
    public List<Fault> faults(String appId) {
        List<Fault> faults = new ArrayList<>(Distinct.by(Question::id, "id", items));
        faults.addAll(Distinct.by(question -> NormalText.of(question.title()), "title", items));
        for (int place = 0; place < items.size(); place++) {
            Question question = items.get(place);
            List<Fault> own = new ArrayList<>(Replies.faults("answer", question.answer(), appId));
            if (NormalText.of(question.title()).isEmpty()) {
                own.add(new Fault("title", "holds no letter or digit"));
            }
            faults.addAll(Fault.within("[%d]".formatted(place), own));
        }
        return Fault.within("items", faults);
    }
}
