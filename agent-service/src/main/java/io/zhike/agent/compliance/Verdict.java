package io.zhike.agent.compliance;

import java.util.List;

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

    /** @param confirmed by whoever says the text */
    static Verdict on(List<Finding> findings, boolean confirmed) {
        if (findings.stream().anyMatch(finding -> finding.action() == Action.BLOCK)) {
            return new Blocked(findings);
        }
        return findings.isEmpty() || confirmed ? new Passed(findings) : new ToConfirm(findings);
    }

    List<Finding> findings();
}
