package io.zhike.agent.statistics;

import static io.zhike.agent.Desk.FIRST_APP;
import static io.zhike.agent.Desk.SECOND_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.zhike.agent.Desk;
import io.zhike.agent.OtherServices;
import io.zhike.agent.Records;
import io.zhike.agent.Tokens;
import io.zhike.embedded.WithEngines;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures that are told of what is stored. */
@QuarkusTest
@WithEngines(database = "agent", topics = Records.TOPICS, oidc = true)
@WithTestResource(OtherServices.class)
class StoredFiguresIT {

    private static final String STATISTICS = "/api/apps/{app}/statistics";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 7);

    private final ObjectMapper json = new ObjectMapper();

    @Inject
    Desk desk;

    @Inject
    Stories stories;

    @BeforeEach
    void openTheDesk() {
        desk.clear();
        desk.agent(FIRST_APP, "li", 10);
        desk.agent(FIRST_APP, "wang", 10);
        desk.bind(SECOND_APP, "zhao", "ADMIN", 10);
    }

    @AfterEach
    void clear() {
        desk.clear();
    }

    @Test
    void areThoseOfANaiveCount() {
        // Given
        var random = new Random(20260301);
        List<Story> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            all.add(anyStory(random));
        }
        stories.tell(all);

        for (String app : List.of(FIRST_APP, SECOND_APP)) {
            List<Story> ofApp =
                    all.stream().filter(story -> story.app().equals(app)).toList();
            var naive = new NaiveStatistics(ofApp, FIRST, LAST, SHANGHAI);

            // When
            JsonNode told = read("admin", app);

            // Then
            assertThat(told.get("total")).isEqualTo(tree(naive.total(null)));
            assertThat(told.get("days")).isEqualTo(tree(naive.days(null)));
            assertThat(told.get("agents")).isEqualTo(tree(naive.agents()));
        }

        // When
        JsonNode ofLi = read("li", FIRST_APP);

        // Then
        var naive = new NaiveStatistics(
                all.stream().filter(story -> story.app().equals(FIRST_APP)).toList(), FIRST, LAST, SHANGHAI);
        assertThat(ofLi.get("total")).isEqualTo(tree(naive.total("li")));
        assertThat(ofLi.get("days")).isEqualTo(tree(naive.days("li")));
        assertThat(ofLi.get("agents")).hasSize(1);
        assertThat(ofLi.get("agents").get(0).get("agentId").textValue()).isEqualTo("li");
        assertThat(ofLi.get("now")).isEqualTo(tree(Map.of("serving", 0)));
    }

    @Test
    void areOfTheDaysOfTheZone() {
        // Given a second before midnight in Shanghai, midnight, and the midnight after
        stories.tell(List.of(
                Story.begun(FIRST_APP, Instant.parse("2026-03-01T15:59:59Z")),
                Story.begun(FIRST_APP, Instant.parse("2026-03-01T16:00:00Z")),
                Story.begun(FIRST_APP, Instant.parse("2026-03-02T16:00:00Z"))));

        // When, then
        asked("admin", "2026-03-01", "2026-03-02", "Asia/Shanghai")
                .body("total.conversations", equalTo(2))
                .body("days[0].day", equalTo("2026-03-01"))
                .body("days[0].conversations", equalTo(1))
                .body("days[1].conversations", equalTo(1));
        asked("admin", "2026-03-02", "2026-03-02", "+08:00").body("total.conversations", equalTo(1));
        asked("admin", "2026-03-01", "2026-03-01", "Z").body("total.conversations", equalTo(2));
    }

    @Test
    void areAskedForInDays() {
        asked("admin", "2026-03-02", "2026-03-01", "Z", 422);
        asked("admin", "2026-01-01", "2026-04-03", "Z", 422).body("violations[0].field", equalTo("from"));
        asked("admin", "2026-01-01", "2026-04-02", "Z", 200);
        asked("admin", "2026-01-01", "2026-01-02", "Nowhere", 422);
        asked("zhao", "2026-01-01", "2026-01-02", "Z", 404);
        Tokens.as("admin")
                .queryParam("format", "xml")
                .get(STATISTICS, FIRST_APP)
                .then()
                .statusCode(422);
    }

    @Test
    void areATableWhereThatIsWanted() {
        // Given
        Instant begun = Instant.parse("2026-03-01T01:00:00Z");
        stories.tell(List.of(Story.begun(FIRST_APP, begun)));

        // When
        ValidatableResponse table = Tokens.as("admin")
                .accept("text/csv")
                .queryParam("format", "csv")
                .queryParam("from", "2026-03-01")
                .queryParam("until", "2026-03-02")
                .get(STATISTICS, FIRST_APP)
                .then();

        // Then
        table.statusCode(200)
                .contentType(startsWith("text/csv"))
                .header(
                        "Content-Disposition",
                        containsString("statistics_wx0000000000000001_2026-03-01_2026-03-02.csv"))
                .body(startsWith("day,conversations,robotOnly,"))
                .body(containsString("\r\n2026-03-01,1,1,1.000,0,0,1,0,0,,,,,0,0,0,0,\r\n2026-03-02,0,0,,0,"));
    }

    private static Story anyStory(Random random) {
        String app = random.nextBoolean() ? FIRST_APP : SECOND_APP;
        Instant begun = FIRST.atStartOfDay(SHANGHAI)
                .toInstant()
                .minusSeconds(86_400)
                .plusSeconds(random.nextLong(9 * 86_400L))
                .plusMillis(random.nextInt(1000));
        Map<String, Integer> said = new TreeMap<>();
        List<String> had = List.of("li", "wang", "zhao").stream()
                .filter(_ -> random.nextInt(3) == 0)
                .toList();
        had.forEach(agent -> said.put(agent, random.nextInt(4)));
        String last = had.isEmpty() ? null : had.get(random.nextInt(had.size()));
        boolean wanted = random.nextBoolean();
        boolean answered = last != null && random.nextInt(4) > 0;
        Instant question = begun.plusSeconds(random.nextLong(86_400));
        boolean questioned = last != null && random.nextBoolean();
        return new Story(
                app,
                begun,
                answered,
                random.nextBoolean(),
                wanted ? begun : null,
                answered ? later(random, begun) : null,
                random.nextBoolean() ? later(random, begun) : null,
                last,
                random.nextInt(9),
                random.nextInt(5),
                said,
                random.nextInt(4) == 0 ? had : List.of(),
                random.nextInt(5) == 0 ? later(random, begun) : null,
                questioned ? question : null,
                questioned && random.nextBoolean() ? 1 + random.nextInt(5) : null);
    }

    /** After whole seconds: what lies between two of them is told to the millisecond. */
    private static Instant later(Random random, Instant begun) {
        return begun.plus(Duration.ofSeconds(random.nextLong(100_000)));
    }

    private JsonNode read(String person, String app) {
        return parsed(Tokens.as(person)
                .queryParam("from", FIRST.toString())
                .queryParam("until", LAST.toString())
                .get(STATISTICS, app)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private JsonNode tree(Object value) {
        try {
            return parsed(json.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidatableResponse asked(String person, @Nullable String from, String until, String zone) {
        return asked(person, from, until, zone, 200);
    }

    private static ValidatableResponse asked(
            String person, @Nullable String from, String until, String zone, int status) {
        return Tokens.as(person)
                .queryParam("from", from)
                .queryParam("until", until)
                .queryParam("zone", zone)
                .get(STATISTICS, FIRST_APP)
                .then()
                .statusCode(status);
    }
}
