package io.zhike.agent.compliance;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a caller is told that a text breaks rules: 422 where it must not be said, 409 where they may confirm it. */
public final class ComplianceProblem {

    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE_CONTENT = 422;

    private ComplianceProblem() {}

    /**
     * A finding as it is told.
     *
     * @param label the rule's name
     * @param field of the robot's settings, which has the text; null for a reply
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BrokenRule(
            Rule rule,
            String label,
            Action action,
            String found,
            @Nullable String field) {

        private static BrokenRule of(Finding finding) {
            return new BrokenRule(
                    finding.rule(), finding.rule().label(), finding.action(), finding.found(), finding.field());
        }
    }

    public static HttpProblem blocked(Verdict.Blocked blocked) {
        return problem(UNPROCESSABLE_CONTENT, "Against the rules of use", blocked.findings(), "");
    }

    public static HttpProblem toConfirm(Verdict.ToConfirm toConfirm) {
        String confirmation = toConfirm.findings().stream()
                .map(finding -> "confirmed=" + finding.rule())
                .distinct()
                .collect(Collectors.joining("&"));
        return problem(CONFLICT, "To be confirmed", toConfirm.findings(), "；确认后加 " + confirmation + " 重新提交");
    }

    private static HttpProblem problem(int status, String title, List<Finding> findings, String advice) {
        String rules = findings.stream()
                .map(finding -> finding.rule().label())
                .distinct()
                .collect(Collectors.joining("、"));
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(title)
                .withDetail("违反使用规范：" + rules + advice)
                .with("code", "COMPLIANCE")
                .with("brokenRules", findings.stream().map(BrokenRule::of).toList())
                .build();
    }
}
