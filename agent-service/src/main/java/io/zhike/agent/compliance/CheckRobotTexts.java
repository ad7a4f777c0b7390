package io.zhike.agent.compliance;

import io.zhike.agent.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Checks what the robot is to say, before it is saved. */
@ApplicationScoped
public class CheckRobotTexts {

    private final Guards guards;
    private final Findings findings;

    CheckRobotTexts(Guards guards, Findings findings) {
        this.guards = guards;
        this.findings = findings;
    }

    /**
     * Checks texts, and notes what is found against them.
     *
     * @param texts by the fields that hold them
     * @param confirmed the caller wants the robot to say them all the same
     */
    @Transactional
    public Verdict check(Caller caller, String appId, Map<String, String> texts, boolean confirmed) {
        Guard guard = guards.of(appId);
        List<Finding> found = texts.entrySet().stream()
                .flatMap(text -> guard.inWords(text.getValue()).stream().map(finding -> finding.of(text.getKey())))
                .toList();
        Verdict verdict = Verdict.on(found, confirmed);
        findings.note(new Speaker(appId, caller.id(), null, null), verdict);
        return verdict;
    }
}
