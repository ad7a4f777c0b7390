package io.zhike.agent.reception;

import io.zhike.agent.access.Caller;
import io.zhike.agent.compliance.CheckRobotTexts;
import io.zhike.agent.compliance.ComplianceProblem;
import io.zhike.agent.compliance.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Has new settings of an app's reception saved, once what the robot is to say has been checked. */
@ApplicationScoped
class SaveReception {

    private final CheckPictures checkPictures;
    private final CheckRobotTexts checkRobotTexts;

    SaveReception(CheckPictures checkPictures, CheckRobotTexts checkRobotTexts) {
        this.checkPictures = checkPictures;
        this.checkRobotTexts = checkRobotTexts;
    }

    /**
     * Checks and saves.
     *
     * @param confirmed the compliance rules that the caller has been told of, and wants the robot to break
     * @param pass asks routing-service to save them
     * @return what it answers
     * @throws io.quarkiverse.resteasy.problem.HttpProblem where the robot must not say it, or not unconfirmed
     */
    Response save(Caller caller, String appId, byte[] document, Set<String> confirmed, Supplier<Response> pass) {
        List<Setting> settings = Setting.in(document);
        checkPictures.check(appId, settings);
        return switch (checkRobotTexts.check(caller, appId, said(settings), confirmed)) {
            case Verdict.Passed passed -> save(caller, appId, passed, pass);
            case Verdict.ToConfirm toConfirm -> throw ComplianceProblem.toConfirm(toConfirm);
            case Verdict.Blocked blocked -> throw ComplianceProblem.blocked(blocked);
        };
    }

    /** By their fields, of which two may read the same. */
    private static Map<String, String> said(List<Setting> settings) {
        return settings.stream()
                .filter(Setting::isSaid)
                .collect(Collectors.toMap(
                        Setting::field, Setting::value, (one, other) -> one + "\n" + other, LinkedHashMap::new));
    }

    private Response save(Caller caller, String appId, Verdict.Passed passed, Supplier<Response> pass) {
        Response saved = pass.get();
        if (saved.getStatus() == Status.OK.getStatusCode()) {
            checkRobotTexts.saved(caller, appId, passed);
        }
        return saved;
    }
}
