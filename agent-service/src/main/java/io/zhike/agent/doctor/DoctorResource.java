package io.zhike.agent.doctor;

import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.services.Ask;
import io.zhike.agent.services.DoctorClient;
import io.zhike.agent.services.PolicyClient;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Why an app's messages do not come, or do not go: what each service knows of it. */
@Path("/api/apps/{appId}/doctor")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class DoctorResource {

    private final Callers callers;
    private final DoctorClient sender;
    private final PolicyClient quota;
    private final ExamineDesk examineDesk;

    DoctorResource(
            Callers callers, @RestClient DoctorClient sender, @RestClient PolicyClient quota, ExamineDesk examineDesk) {
        this.callers = callers;
        this.sender = sender;
        this.quota = quota;
        this.examineDesk = examineDesk;
    }

    @GET
    @Operation(summary = "What is wrong with an app's connection to WeChat and its desk, and what to do")
    public Examination examine(@PathParam("appId") String appId) {
        callers.administering(appId);
        List<Check> checks =
                new ArrayList<>(Ask.service("sender-service", Examination.class, () -> sender.examine(appId))
                        .map(Examination::checks)
                        .orElseGet(() -> List.of(noAnswer("sender-service"))));
        checks.add(Ask.service("quota-service", QuotaPolicy.class, () -> quota.policy(appId))
                .map(QuotaPolicy::check)
                .orElseGet(() -> noAnswer("quota-service")));
        checks.addAll(examineDesk.examine(appId));
        return new Examination(appId, checks);
    }

    private static Check noAnswer(String service) {
        return new Check(
                service,
                Check.Result.FAILED,
                service + " 没有应答，请查看该服务的日志与 /q/health",
                service + " does not answer; see its log and /q/health");
    }
}
