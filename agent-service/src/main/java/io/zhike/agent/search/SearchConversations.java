package io.zhike.agent.search;

import io.zhike.agent.http.Page;
import io.zhike.agent.transcript.MessageRow;
import io.zhike.agent.user.UserRow;
import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Finds a page of what someone looks for, slice after slice until it is full. */
@ApplicationScoped
class SearchConversations {

    private final Session session;
    private final Places places;
    private final SearchConfig config;
    private final Clock clock;

    SearchConversations(Session session, Places places, SearchConfig config, Clock clock) {
        this.session = session;
        this.places = places;
        this.config = config;
        this.clock = clock;
    }

    /** @throws jakarta.persistence.QueryTimeoutException where it takes too long */
    @Transactional
    Page<Found> search(Question question) {
        List<Place> found = places(question, question.limit() + 1);
        List<Place> shown = found.subList(0, Math.min(question.limit(), found.size()));
        return new Page<>(
                shown(shown, question.words()),
                found.size() > shown.size() ? shown.getLast().cursor().encode() : null);
    }

    private List<Place> places(Question question, int most) {
        Instant begin = clock.instant();
        List<Place> found = new ArrayList<>();
        Iterator<Slice> slices = question.slices(begin).iterator();
        while (slices.hasNext() && found.size() < most) {
            Duration left = config.timeout().minus(Duration.between(begin, clock.instant()));
            found.addAll(places.in(slices.next(), question, most - found.size(), left));
        }
        return found;
    }

    private List<Found> shown(List<Place> shown, Words words) {
        Map<UUID, MessageRow> messages = session
                .findMultiple(
                        MessageRow.class,
                        shown.stream()
                                .map(Place::message)
                                .filter(Objects::nonNull)
                                .toList())
                .stream()
                .collect(Collectors.toMap(MessageRow::id, Function.identity()));
        Map<UserKey, UserRow> users =
                session
                        .findMultiple(
                                UserRow.class,
                                shown.stream().map(Place::user).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(UserRow::key, Function.identity()));
        return shown.stream()
                .map(place ->
                        found(place, messages.get(place.id()), Objects.requireNonNull(users.get(place.user())), words))
                .toList();
    }

    private static Found found(Place place, @Nullable MessageRow row, UserRow user, Words words) {
        var head = new Found.Head(
                place.conversation(),
                place.user().appId(),
                place.user().openId(),
                user.name(),
                place.state(),
                place.agentId());
        if (row == null) {
            return new Found(place.at(), null, head, Snippet.of(Objects.requireNonNull(place.name()), words));
        }
        var message = row.message();
        return new Found(place.at(), message, head, Snippet.of(Objects.requireNonNull(message.text()), words));
    }
}
