package io.zhike.routing.reception;

import io.zhike.routing.keyword.Keyword;
import io.zhike.routing.keyword.Match;
import io.zhike.service.MessageText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An app's settings as JSON, in the API and in the database. What is left out has the value that a new app has; an empty
 * {@code welcome} or {@code fallback} makes the robot say nothing.
 */
record ReceptionDocument(
        @NotNull Boolean transferToHuman,
        @Size(max = 10_000) @Nullable List<@NotNull @Valid KeywordDocument> keywords,
        @MessageText @Nullable String transferPrompt,
        @MessageText @Nullable String queuedText,
        @MessageText @Nullable String offlineText,
        @MessageText(mayBeBlank = true) @Nullable String welcome,
        @MessageText(mayBeBlank = true) @Nullable String fallback) {

    /**
     * A keyword as JSON.
     *
     * @param match {@link Match#CONTAINS} where left out
     * @param enabled true where left out
     * @param exceptions none where left out
     */
    record KeywordDocument(
            @NotNull @Size(max = 100) @Pattern(regexp = NO_CONTROLS)
            String text,

            @Nullable Match match,
            @Nullable Boolean enabled,

            @Size(max = 100) @Nullable
            List<@NotNull @Size(max = 100) @Pattern(regexp = NO_CONTROLS) String> exceptions) {

        private static final String NO_CONTROLS = "\\P{Cc}*";

        static KeywordDocument of(Keyword keyword) {
            return new KeywordDocument(keyword.text(), keyword.match(), keyword.enabled(), keyword.exceptions());
        }

        Keyword toKeyword() {
            return new Keyword(
                    text, orElse(match, Match.CONTAINS), orElse(enabled, true), orElse(exceptions, List.of()));
        }
    }

    static ReceptionDocument of(Reception reception) {
        return new ReceptionDocument(
                reception.transferToHuman(),
                reception.keywords().stream().map(KeywordDocument::of).toList(),
                reception.transferPrompt(),
                reception.queuedText(),
                reception.offlineText(),
                reception.welcome(),
                reception.fallback());
    }

    Reception toReception() {
        Reception initial = Reception.INITIAL;
        return new Reception(
                transferToHuman,
                keywords == null
                        ? initial.keywords()
                        : keywords.stream().map(KeywordDocument::toKeyword).toList(),
                orElse(transferPrompt, initial.transferPrompt()),
                orElse(queuedText, initial.queuedText()),
                orElse(offlineText, initial.offlineText()),
                orElse(welcome, initial.welcome()),
                orElse(fallback, initial.fallback()));
    }

    private static <T> T orElse(@Nullable T value, T leftOut) {
        return Objects.requireNonNullElse(value, leftOut);
    }
}
