package io.zhike.sender.doctor;

import io.zhike.sender.token.AccessTokens;
import io.zhike.service.UnknownAppException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** An app's way from WeChat and to it, for agent-service. */
@Path("/api/apps/{appId}/doctor")
@RolesAllowed("service")
class DoctorResource {

    private final AccessTokens apps;
    private final ExamineSetup examineSetup;
    private final Gateways gateways;
    private final ExamineWeChat examineWeChat;
    private final ExamineReplies examineReplies;

    DoctorResource(
            AccessTokens apps,
            ExamineSetup examineSetup,
            Gateways gateways,
            ExamineWeChat examineWeChat,
            ExamineReplies examineReplies) {
        this.apps = apps;
        this.examineSetup = examineSetup;
        this.gateways = gateways;
        this.examineWeChat = examineWeChat;
        this.examineReplies = examineReplies;
    }

    @GET
    @Operation(summary = "What is wrong with the app's way from WeChat and to it; asks WeChat and every gateway")
    public Examination examine(String appId) {
        if (!apps.apps().contains(appId)) {
            throw new UnknownAppException(appId);
        }
        return new Examination(
                appId,
                Stream.of(
                                examineSetup.examine(appId),
                                PushChecks.of(appId, gateways.ask(appId)),
                                examineWeChat.examine(appId),
                                examineReplies.examine(appId))
                        .flatMap(List::stream)
                        .toList());
    }
}
