package io.zhike.agent.search;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.zhike.agent.Archive;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Found is what may be read, and nothing else: held against the answer for each conversation by itself. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class ReadableIT {

    private static final List<String> STATES = List.of("ROBOT", "WAITING", "SERVING", "DORMANT", "EXPIRED", "ENDED");

    /** By id, with what they are. */
    private final Map<String, String> conversations = new TreeMap<>();

    @Inject
    Desk desk;

    @Inject
    Archive archive;

    /** Every state, with every group, whoever had it, in both apps; and what the same user has open now. */
    @BeforeEach
    void fill() {
        desk.clear();
        conversations.clear();
        desk.agent(FIRST_APP, "li", 100);
        desk.agent(FIRST_APP, "wang", 100);
        desk.bind(SECOND_APP, "zhao", "ADMIN", 100);
        desk.agent(SECOND_APP, "wang", 100);
        Desk.groups(FIRST_APP, "li", "售后");
        Desk.status("li", "AWAY"); // keeps what they have, and is given nothing
        Desk.status("wang", "AWAY");
        for (String app : List.of(FIRST_APP, SECOND_APP)) {
            for (String state : STATES) {
                for (String holder : List.of("", "li", "wang")) {
                    for (String group : List.of("", "售后", "售前")) {
                        add(app, state, holder, group, "");
                        if (state.equals("ENDED") || state.equals("EXPIRED")) {
                            add(app, state, holder, group, "li");
                            add(app, state, holder, group, "wang");
                        }
                    }
                }
            }
        }
    }

    @Test
    void agentsFindWhatTheyMayReadAndNothingElse() {
        for (String person : List.of("li", "wang", "zhao", "admin")) {
            assertThat(described(found(person, "退款"))).as(person).isEqualTo(described(readable(person)));
            assertThat(described(found(person, "大王"))).as("%s by name", person).isEqualTo(described(readable(person)));
        }
        assertThat(found("admin", "退款")).hasSameSizeAs(conversations.keySet());
        assertThat(described(found("li", "退款")))
                .isNotEmpty()
                .allMatch(what -> what.startsWith(FIRST_APP))
                .noneMatch(what -> what.endsWith("SERVING wang  "));
    }

    @Test
    void whoMayReadAllFindsAll() {
        // Given
        Desk.settings(FIRST_APP, Map.of("agentsSeeAll", true));

        // When, then
        assertThat(found("li", "退款")).isEqualTo(readable("li")).hasSize(conversations.size() / 2);
        assertThat(found("wang", "退款")).isEqualTo(readable("wang"));
    }

    @Test
    void anotherAppIsNotThere() {
        Tokens.as("li")
                .queryParam("q", "退款")
                .queryParam("app", SECOND_APP)
                .get("/api/search")
                .then()
                .statusCode(404);
    }

    /** @param openHolder who has another conversation of the same user by now; empty for nobody, and no conversation */
    private void add(String app, String state, String holder, String group, String openHolder) {
        String user = UUID.randomUUID().toString();
        archive.user(app, user, null, "大王");
        boolean held = !holder.isEmpty() && !state.equals("ROBOT");
        if (state.equals("SERVING") && !held) {
            return;
        }
        UUID id = archive.conversation(
                app,
                user,
                state,
                orNull(state.equals("WAITING") ? "" : holder),
                held ? List.of(holder) : List.of(),
                orNull(group),
                Instant.now());
        say(id, "%s %s %s %s %s".formatted(app, state, holder, group, openHolder));
        if (!openHolder.isEmpty()) {
            say(
                    archive.conversation(app, user, "SERVING", openHolder, List.of(openHolder), null, Instant.now()),
                    "%s now %s".formatted(app, openHolder));
        }
    }

    private void say(UUID conversation, String what) {
        archive.message(conversation, "我要退款", Instant.now());
        conversations.put(conversation.toString(), what);
    }

    private static @Nullable String orNull(String name) {
        return name.isEmpty() ? null : name;
    }

    private List<String> described(Set<String> ids) {
        return ids.stream()
                .map(id -> conversations.getOrDefault(id, id))
                .sorted()
                .toList();
    }

    private Set<String> readable(String person) {
        return conversations.keySet().stream()
                .filter(id ->
                        Tokens.as(person).get("/api/conversations/{id}", id).statusCode() == 200)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** On all pages. */
    private static Set<String> found(String person, String asked) {
        Set<String> found = new TreeSet<>();
        String after = "";
        while (after != null) {
            JsonPath page = Tokens.as(person)
                    .queryParam("q", asked)
                    .queryParam("limit", 200)
                    .queryParam("after", after)
                    .get("/api/search")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(page.getList("items.conversation.id"));
            after = page.getString("next");
        }
        return found;
    }
}
