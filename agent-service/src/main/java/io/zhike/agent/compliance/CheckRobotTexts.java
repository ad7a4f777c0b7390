package io.zhike.agent.compliance;

import io.zhike.agent.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
     * Checks texts, and notes what is found against them where they are not to be saved.
     *
     * @param texts by the fields that hold them
     * @param confirmed the names of the rules that the caller has been told of, and wants to break
     */
    @Transactional
    public Verdict check(Caller caller, String appId, Map<String, String> texts, Set<String> confirmed) {
        Guard guard = guards.of(appId);
        List<Finding> found = texts.entrySet().stream()
                .flatMap(text -> guard.inWords(text.getValue()).stream().map(finding -> finding.inField(text.getKey())))
                .toList();
        Verdict verdict = Verdict.on(found, confirmed);
        if (!(verdict instanceof Verdict.Passed)) {
            note(caller, appId, verdict);
        }
        return verdict;
    }

    /** Notes what was found against texts that have been saved all the same. */
    @Transactional
    public void saved(Caller caller, String appId, Verdict.Passed verdict) {
        note(caller, appId, verdict);
    }

    private void note(Caller caller, String appId, Verdict verdict) {
        findings.note(new Speaker(appId, caller.id(), null, null), verdict);
    }
}
