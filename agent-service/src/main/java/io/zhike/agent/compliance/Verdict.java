package io.zhike.agent.compliance;

import java.util.List;
import java.util.Set;

/** Whether a text may be said. */
public sealed interface Verdict {

    /** It may be; what was found against it has been confirmed. */
    record Passed(List<Finding> findings) implements Verdict {

        public Passed {
            findings = List.copyOf(findings);
        }
    }

    /** It may be once whoever says it confirms that. */
    record ToConfirm(List<Finding> findings) implements Verdict {

        public ToConfirm {
            findings = List.copyOf(findings);
        }
    }

    record Blocked(List<Finding> findings) implements Verdict {

        public Blocked {
            findings = List.copyOf(findings);
        }
    }

    /** @param confirmed the names of the rules that the agent has been told of, and wants to break */
    static Verdict on(List<Finding> findings, Set<String> confirmed) {
        if (findings.stream().anyMatch(finding -> finding.action() == Action.BLOCK)) {
            return new Blocked(findings);
        }
        return findings.stream()
                        .allMatch(finding -> confirmed.contains(finding.rule().name()))
                ? new Passed(findings)
                : new ToConfirm(findings);
    }

    List<Finding> findings();
}
