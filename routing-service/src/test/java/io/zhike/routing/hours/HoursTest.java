package io.zhike.routing.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.routing.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second of March 2026 is a Monday. */
@SuppressWarnings("NullAway") // what is left out
class HoursTest {

    private static final List<Span> OFFICE = List.of(new Span("09:00", "12:00"), new Span("13:00", "18:00"));
    private static final List<Span> NIGHT = List.of(new Span("22:00", "02:00"));
    private static final Hours SHOP = new Hours(
            "Asia/Shanghai",
            new Week(OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, NIGHT, null),
            List.of(new Holiday("劳动节", LocalDate.parse("2026-05-01"), LocalDate.parse("2026-05-05"))),
            List.of(new ExtraDay(LocalDate.parse("2026-05-03"), List.of(new Span("10:00", "11:00")))));

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:59:59, false",
        "2026-03-02T09:00:00, true",
        "2026-03-02T11:59:59, true",
        "2026-03-02T12:00:00, false",
        "2026-03-02T13:00:00, true",
        "2026-03-02T18:00:00, false",
        // Saturday night ends on Sunday
        "2026-03-07T21:59:59, false",
        "2026-03-07T22:00:00, true",
        "2026-03-08T01:59:59, true",
        "2026-03-08T02:00:00, false",
        // a holiday, and a day of it on which people come
        "2026-05-01T10:00:00, false",
        "2026-05-03T10:00:00, true",
        "2026-05-03T11:00:00, false",
        "2026-05-05T10:00:00, false",
        "2026-05-06T10:00:00, true"
    })
    void peopleReceiveWithinTheSpans(LocalDateTime local, boolean open) {
        assertThat(SHOP.isOpen(at(local))).isEqualTo(open);
    }

    @Test
    void withoutAWeekTheyAlwaysDo() {
        assertThat(Hours.ALWAYS.isOpen(Instant.EPOCH)).isTrue();
        assertThat(Hours.ALWAYS.openings(Instant.EPOCH, Instant.MAX)).isEmpty();
        assertThat(Hours.ALWAYS.closedTooLong(Instant.EPOCH)).isEmpty();
        assertThat(Hours.ALWAYS.inWords()).isEmpty();
    }

    @Test
    void openingsAreInOrderAndCutAtBothEnds() {
        assertThat(SHOP.openings(at("2026-03-06T17:00"), at("2026-03-08T01:00")))
                .containsExactly(
                        new Opening(at("2026-03-06T17:00"), at("2026-03-06T18:00")),
                        new Opening(at("2026-03-07T22:00"), at("2026-03-08T01:00")));
    }

    @Test
    void spansThatTouchAreOneOpening() {
        List<Span> allDay = List.of(new Span("00:00", "24:00"));
        Hours always = hours(new Week(allDay, allDay, allDay, allDay, allDay, allDay, allDay));
        assertThat(always.openings(at("2026-03-02T10:00"), at("2026-03-05T10:00")))
                .containsExactly(new Opening(at("2026-03-02T10:00"), at("2026-03-05T10:00")));
    }

    @Test
    void daysAreThoseOfTheZone() {
        List<Span> night = List.of(new Span("01:00", "04:00"));
        Hours newYork = new Hours("America/New_York", new Week(null, null, null, null, null, null, night), null, null);
        // On this day the clocks go forward at two.
        Opening opening = newYork.openings(Instant.parse("2026-03-08T00:00:00Z"), Instant.parse("2026-03-09T00:00:00Z"))
                .getFirst();
        assertThat(Duration.between(opening.from(), opening.until())).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void tellsWhenPeopleReceiveNext() {
        assertThat(SHOP.opensAfter(at("2026-03-06T20:00"))).contains(at("2026-03-07T22:00"));
        assertThat(SHOP.opensAfter(at("2026-03-06T10:00"))).isEmpty();
        assertThat(hours(new Week(null, null, null, null, null, null, null)).opensAfter(at("2026-03-06T10:00")))
                .isEmpty();
    }

    @Test
    void namesStretchesInWhichWindowsAreLost() {
        Hours saturdays = hours(new Week(OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, null));
        assertThat(saturdays.closedTooLong(at("2026-03-02T10:00"))).isEmpty();

        assertThat(hours(new Week(null, null, null, null, null, null, null)).closedTooLong(at("2026-03-02T10:00")))
                .containsExactly(new Closure(at("2026-03-02T10:00"), at("2027-03-03T10:00"), false));
    }

    @Test
    void namesWhatComesEveryWeekOnceAndWhatHolidaysMakeOfItEachTime() {
        Hours office = new Hours(
                "Asia/Shanghai",
                new Week(OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, null, null),
                // a Monday, a Wednesday, and a Wednesday with the day after it
                List.of(
                        holiday("2026-04-06", "2026-04-06"),
                        holiday("2026-06-10", "2026-06-10"),
                        holiday("2026-07-01", "2026-07-02")),
                List.of(new ExtraDay(LocalDate.parse("2026-03-14"), OFFICE)));
        assertThat(office.closedTooLong(at("2026-03-02T10:00")))
                .containsExactly(
                        new Closure(at("2026-03-06T18:00"), at("2026-03-09T09:00"), true),
                        new Closure(at("2026-04-03T18:00"), at("2026-04-07T09:00"), false),
                        new Closure(at("2026-06-30T18:00"), at("2026-07-03T09:00"), false));
    }

    @Test
    void namesTheStretchThatGoesOnFromItsBeginning() {
        Hours office = hours(new Week(OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, null, null));
        assertThat(office.closedTooLong(at("2026-03-08T20:00")))
                .containsExactly(new Closure(at("2026-03-06T18:00"), at("2026-03-09T09:00"), true));
    }

    @Test
    void holidaysWithoutAWeekWouldHaveNoEffect() {
        Hours always = new Hours(
                "Asia/Shanghai", null, List.of(holiday("2026-05-01", "2026-05-05")), List.of(day("2026-05-03")));
        assertThat(always.faults()).extracting(Fault::path).containsExactly("holidays", "extraDays");
    }

    @Test
    void tellsTheWeekInWords() {
        assertThat(SHOP.inWords()).isEqualTo("周一至周五 09:00-12:00 13:00-18:00，周六 22:00-02:00");
    }

    @Test
    void namesWhatContradictsItself() {
        Hours unsound = new Hours(
                "Mars/Base",
                new Week(
                        List.of(new Span("09:00", "12:00"), new Span("11:00", "13:00")),
                        List.of(new Span("09:00", "09:00")),
                        null,
                        null,
                        null,
                        NIGHT,
                        List.of(new Span("01:00", "03:00"))),
                List.of(new Holiday("x", LocalDate.parse("2026-05-05"), LocalDate.parse("2026-05-01"))),
                List.of(day("2026-05-03"), day("2026-05-03")));
        assertThat(unsound.faults())
                .extracting(Fault::path)
                .containsExactlyInAnyOrder(
                        "zone",
                        "week.monday[1].from",
                        "week.tuesday[0].until",
                        "week.sunday[0].from",
                        "holidays[0].until",
                        "extraDays[1].date");
        assertThat(SHOP.faults()).isEmpty();
    }

    @Test
    void sundayNightMayReachIntoMonday() {
        Hours unsound = hours(new Week(List.of(new Span("01:00", "03:00")), null, null, null, null, null, NIGHT));
        assertThat(unsound.faults()).extracting(Fault::path).containsExactly("week.monday[0].from");
    }

    private static Holiday holiday(String from, String until) {
        return new Holiday("x", LocalDate.parse(from), LocalDate.parse(until));
    }

    private static ExtraDay day(String date) {
        return new ExtraDay(LocalDate.parse(date), OFFICE);
    }

    private static Hours hours(@Nullable Week week) {
        return new Hours("Asia/Shanghai", week, List.of(), List.of());
    }

    private static Instant at(String local) {
        return at(LocalDateTime.parse(local));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
