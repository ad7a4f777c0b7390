package io.zhike.agent.desk;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.http.Problems;
import io.zhike.agent.media.Media;
import io.zhike.events.outbound.ReplyContent;
import io.zhike.service.PageLinks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;

/** Holds what someone wants to say against what the app can send, before it costs anything. */
@ApplicationScoped
class Sendable {

    private final Media media;

    Sendable(Media media) {
        this.media = media;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422, where the app cannot send it */
    ReplyContent content(Words words, String appId) {
        return switch (words) {
            case Words.Text(var _, String text, var _) -> text(text, appId);
            case Words.Image(var _, UUID mediaId, var _) -> new ReplyContent.Image(uploaded("mediaId", mediaId, appId));
            case Words.Link(var _, String title, var description, String url, var thumbUrl, var _) ->
                new ReplyContent.Link(
                        title,
                        Objects.requireNonNullElse(description, ""),
                        url,
                        Objects.requireNonNullElse(thumbUrl, ""));
            case Words.MiniProgramPage(var _, String title, String pagePath, UUID thumb, var _) ->
                new ReplyContent.MiniProgramPage(title, pagePath, uploaded("thumbMediaId", thumb, appId));
        };
    }

    private static ReplyContent text(String text, String appId) {
        PageLinks.foreignApp(text, appId).ifPresent(foreign -> {
            throw Problems.invalid(Violation.In.body, "text", "links to another mini program: " + foreign);
        });
        return new ReplyContent.Text(text);
    }

    private UUID uploaded(String field, UUID mediaId, String appId) {
        if (!media.has(appId, mediaId)) {
            throw Problems.invalid(Violation.In.body, field, "is no picture that was uploaded for this app");
        }
        return mediaId;
    }
}
