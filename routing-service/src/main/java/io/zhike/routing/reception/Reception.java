package io.zhike.routing.reception;

import io.zhike.events.routed.TransferTexts;
import io.zhike.routing.entry.EntryRules;
import io.zhike.routing.hours.Hours;
import io.zhike.routing.menu.Menus;
import io.zhike.routing.question.Questions;
import io.zhike.routing.reply.ReplyRules;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * How an app receives its users, as its operators set it: the one document that is stored, imported and exported. Parts
 * that are left out are those of a new app.
 *
 * @param general the switch and what is said in general
 * @param rules keyword replies
 * @param menu the menu tree
 * @param questions common questions
 * @param hours business hours
 * @param entries what follows from the page that a user comes from
 */
public record Reception(
        @NotNull @Valid GeneralSettings general,
        @Valid ReplyRules rules,
        @Valid Menus menu,
        @Valid Questions questions,
        @Valid Hours hours,
        @Valid EntryRules entries) {

    /**
     * Counts the releases in which the settings have learnt something: what a newer one has saved, this one reads as far as
     * it knows it, and does not change.
     */
    static final int FORMAT = 1;

    /** What a new app has. */
    public static final Reception INITIAL = of(GeneralSettings.initial(false));

    private static final DateTimeFormatter OPENS_AT = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);

    public Reception {
        rules = rules == null ? ReplyRules.NONE : rules;
        menu = menu == null ? Menus.NONE : menu;
        questions = questions == null ? Questions.NONE : questions;
        hours = hours == null ? Hours.ALWAYS : hours;
        entries = entries == null ? EntryRules.NONE : entries;
    }

    /** A new app's but for these settings. */
    public static Reception of(GeneralSettings general) {
        return new Reception(general, ReplyRules.NONE, Menus.NONE, Questions.NONE, Hours.ALWAYS, EntryRules.NONE);
    }

    public Reception with(GeneralSettings other) {
        return new Reception(other, rules, menu, questions, hours, entries);
    }

    public Reception with(ReplyRules other) {
        return new Reception(general, other, menu, questions, hours, entries);
    }

    public Reception with(Menus other) {
        return new Reception(general, rules, other, questions, hours, entries);
    }

    public Reception with(Questions other) {
        return new Reception(general, rules, menu, other, hours, entries);
    }

    public Reception with(Hours other) {
        return new Reception(general, rules, menu, questions, other, entries);
    }

    public Reception with(EntryRules other) {
        return new Reception(general, rules, menu, questions, hours, other);
    }

    /** What whoever asks for a person may read; the prompt only where the switch is on. */
    public TransferTexts transferTexts(Instant now) {
        return new TransferTexts(
                general.transferToHuman() ? general.transferPrompt() : null,
                general.queuedText(),
                general.offlineText(),
                closedText(() -> opensAt(now)));
    }

    /** The longest that {@code closedText} comes to as users read it. */
    String longestClosedText() {
        return closedText(() -> "12月31日 23:59");
    }

    private String closedText(Supplier<String> opensAt) {
        String text = general.closedText().replace("{hours}", hours.inWords());
        return text.contains("{opensAt}") ? text.replace("{opensAt}", opensAt.get()) : text;
    }

    private String opensAt(Instant now) {
        return hours.opensAfter(now)
                .map(opening -> OPENS_AT.format(opening.atZone(hours.zoneId())))
                .orElse("");
    }

    /** The day that it is for the app's people. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, hours.zoneId());
    }

    /** With an id for each rule and question that has none yet. */
    Reception withIds() {
        return with(new ReplyRules(rules.items().stream()
                        .map(rule -> rule.id() == null ? rule.withId(newId()) : rule)
                        .toList()))
                .with(new Questions(
                        questions.threshold(),
                        questions.offerText(),
                        questions.items().stream()
                                .map(question -> question.id() == null ? question.withId(newId()) : question)
                                .toList()))
                .with(new EntryRules(entries.items().stream()
                        .map(entry -> entry.id() == null ? entry.withId(newId()) : entry)
                        .toList()));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
