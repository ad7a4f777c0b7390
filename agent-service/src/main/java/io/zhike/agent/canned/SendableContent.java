package io.zhike.agent.canned;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.http.Problems;
import io.zhike.agent.media.Media;
import io.zhike.service.PageLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Holds what a canned reply says against what its app can send. */
@ApplicationScoped
class SendableContent {

    private final Media media;

    SendableContent(Media media) {
        this.media = media;
    }

    /** @throws HttpProblem 422, where the app cannot send it, or it leaves open what nobody knows */
    @Transactional
    void check(CannedContent content, String appId) {
        switch (content) {
            case CannedContent.Text(String text) -> check(text, appId);
            case CannedContent.Image(UUID mediaId) -> checkUploaded("mediaId", mediaId, appId);
            case CannedContent.Link _ -> {}
            case CannedContent.MiniProgramPage(var _, var _, UUID thumb) -> checkUploaded("thumbMediaId", thumb, appId);
        }
    }

    private static void check(String text, String appId) {
        Variable.firstUnknownIn(text).ifPresent(unknown -> {
            throw invalid("text", "has an unknown variable: " + unknown);
        });
        PageLinks.foreignApp(text, appId).ifPresent(foreign -> {
            throw invalid("text", "links to another mini program: " + foreign);
        });
    }

    private void checkUploaded(String field, UUID mediaId, String appId) {
        if (!media.has(appId, mediaId)) {
            throw invalid(field, "is no picture that was uploaded for this app");
        }
    }

    private static HttpProblem invalid(String field, String why) {
        return Problems.invalid(Violation.In.body, "content." + field, why);
    }
}
