package io.zhike.agent.compliance;

import io.micrometer.core.instrument.MeterRegistry;
import io.zhike.agent.http.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was found against texts, and how they ended: kept for those who answer for the app. */
@ApplicationScoped
class Findings {

    private final Clock clock;
    private final MeterRegistry meters;

    Findings(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
    }

    /** Notes what was found, in the transaction that says the text or does not. */
    void note(Speaker speaker, Verdict verdict) {
        Instant now = clock.instant();
        Judgement judgement = judgement(verdict);
        for (Finding finding : verdict.findings()) {
            new FindingRow(speaker, finding, judgement, now).persist();
            meters.counter(
                            "zhike.compliance.findings",
                            "app",
                            speaker.appId(),
                            "rule",
                            finding.rule().name(),
                            "judgement",
                            judgement.name())
                    .increment();
        }
    }

    private static Judgement judgement(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed _ -> Judgement.CONFIRMED;
            case Verdict.ToConfirm _ -> Judgement.WARNED;
            case Verdict.Blocked _ -> Judgement.BLOCKED;
        };
    }

    /** An app's, the newest first. */
    @Transactional
    Page<FoundText> page(String appId, @Nullable UUID after, int limit) {
        List<FoundText> found = FindingRow.newestBefore(appId, after, limit + 1).stream()
                .map(FindingRow::foundText)
                .toList();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id().toString());
    }
}
