package io.zhike.agent.compliance;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An app's settings as JSON, in the API and in the database. What is left out has the value that a new app has. */
record ComplianceDocument(
        @Valid @Nullable WordsDocument harassment,
        @Valid @Nullable WordsDocument marketing,
        @Valid @Nullable WordsDocument illegal,
        @Valid @Nullable WordsDocument inducement,
        @Nullable Action sameness,
        @Nullable Action contentCheck) {

    /** @param phrases {@value Phrase#GAP} within one stands for a few letters of any kind */
    record WordsDocument(
            @Nullable Action action,

            @Size(max = 2_000) @Nullable List<@NotNull @Size(max = 50) @SoundPhrase String> phrases) {

        static WordsDocument of(WordRule rule) {
            return new WordsDocument(rule.action(), rule.phrases());
        }

        static WordRule orElse(@Nullable WordsDocument words, WordRule leftOut) {
            return words == null
                    ? leftOut
                    : new WordRule(
                            Objects.requireNonNullElse(words.action, leftOut.action()),
                            Objects.requireNonNullElse(words.phrases, leftOut.phrases()));
        }
    }

    static ComplianceDocument of(Compliance settings) {
        return new ComplianceDocument(
                WordsDocument.of(settings.harassment()),
                WordsDocument.of(settings.marketing()),
                WordsDocument.of(settings.illegal()),
                WordsDocument.of(settings.inducement()),
                settings.sameness(),
                settings.contentCheck());
    }

    Compliance toCompliance() {
        Compliance initial = Compliance.INITIAL;
        return new Compliance(
                WordsDocument.orElse(harassment, initial.harassment()),
                WordsDocument.orElse(marketing, initial.marketing()),
                WordsDocument.orElse(illegal, initial.illegal()),
                WordsDocument.orElse(inducement, initial.inducement()),
                Objects.requireNonNullElse(sameness, initial.sameness()),
                Objects.requireNonNullElse(contentCheck, initial.contentCheck()));
    }
}
