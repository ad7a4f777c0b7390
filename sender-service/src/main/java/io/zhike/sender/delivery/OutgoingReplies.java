package io.zhike.sender.delivery;

import io.zhike.events.outbound.ReplyContent;
import io.zhike.sender.media.Uploads;
import io.zhike.sender.token.AccessToken;
import io.zhike.sender.token.AppsConfig;
import io.zhike.wechat.api.OutgoingContent;
import io.zhike.wechat.api.SendResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts replies into the form in which WeChat takes them: their pictures uploaded, menus as the app may send them. */
@ApplicationScoped
class OutgoingReplies {

    /** A reply that can be sent, or what kept it from that before it could leave. */
    sealed interface Prepared {

        record Ready(OutgoingContent content) implements Prepared {}

        record NotReady(SendResult why) implements Prepared {}
    }

    private final Uploads uploads;
    private final AppsConfig apps;

    OutgoingReplies(Uploads uploads, AppsConfig apps) {
        this.uploads = uploads;
        this.apps = apps;
    }

    Prepared of(String appId, AccessToken token, ReplyContent content) {
        return switch (content) {
            case ReplyContent.Text(String text) -> new Prepared.Ready(new OutgoingContent.Text(text));
            case ReplyContent.Image(UUID mediaId) -> withPicture(appId, token, mediaId, OutgoingContent.Image::new);
            case ReplyContent.Link(String title, String description, String url, String thumbUrl) ->
                new Prepared.Ready(new OutgoingContent.Link(title, description, url, thumbUrl));
            case ReplyContent.MiniProgramPage(String title, String pagePath, UUID thumb) ->
                withPicture(
                        appId,
                        token,
                        thumb,
                        weChatId -> new OutgoingContent.MiniProgramPage(title, pagePath, weChatId));
            case ReplyContent.Menu menu -> new Prepared.Ready(mayHaveMenus(appId) ? asMenu(menu) : asText(menu));
        };
    }

    /** WeChat no longer has the picture of that reply. */
    void forgetUpload(String appId, ReplyContent content) {
        picture(content).ifPresent(mediaId -> uploads.forget(appId, mediaId));
    }

    private static Optional<UUID> picture(ReplyContent content) {
        return switch (content) {
            case ReplyContent.Image(UUID mediaId) -> Optional.of(mediaId);
            case ReplyContent.MiniProgramPage(var _, var _, UUID thumb) -> Optional.of(thumb);
            case ReplyContent.Text _, ReplyContent.Link _, ReplyContent.Menu _ -> Optional.empty();
        };
    }

    private Prepared withPicture(
            String appId, AccessToken token, UUID mediaId, Function<String, OutgoingContent> content) {
        return switch (uploads.weChatIdOf(appId, token, mediaId)) {
            case Uploads.Upload.Done(String weChatId) -> new Prepared.Ready(content.apply(weChatId));
            case Uploads.Upload.Failed(SendResult why) -> new Prepared.NotReady(why);
        };
    }

    private boolean mayHaveMenus(String appId) {
        return Objects.requireNonNull(apps.apps().get(appId)).menus();
    }

    private static OutgoingContent asMenu(ReplyContent.Menu menu) {
        return new OutgoingContent.Menu(
                Objects.requireNonNullElse(menu.head(), ""),
                menu.choices().stream()
                        .map(choice -> new OutgoingContent.Menu.Choice(choice.id(), choice.text()))
                        .toList(),
                Objects.requireNonNullElse(menu.tail(), ""));
    }

    /** Numbered lines. */
    private static OutgoingContent asText(ReplyContent.Menu menu) {
        var text = new StringBuilder();
        line(text, menu.head());
        int number = 1;
        for (var choice : menu.choices()) {
            line(text, number++ + ". " + choice.text());
        }
        line(text, menu.tail());
        return new OutgoingContent.Text(text.toString());
    }

    private static void line(StringBuilder text, @Nullable String words) {
        if (words == null || words.isEmpty()) {
            return;
        }
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append(words);
    }
}
