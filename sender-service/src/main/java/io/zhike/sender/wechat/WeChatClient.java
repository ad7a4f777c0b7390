package io.zhike.sender.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zhike.wechat.api.ContentCheckAnswer;
import io.zhike.wechat.api.ContentCheckRequest;
import io.zhike.wechat.api.CustomMessage;
import io.zhike.wechat.api.MediaAnswer;
import io.zhike.wechat.api.MediaUploadAnswer;
import io.zhike.wechat.api.MediaUploadRequest;
import io.zhike.wechat.api.SendResult;
import io.zhike.wechat.api.StableTokenAnswer;
import io.zhike.wechat.api.StableTokenRequest;
import io.zhike.wechat.api.TypingRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Optional;

/** WeChat's API: each call is one request, and its answer tells whether WeChat may have had that. */
@ApplicationScoped
public class WeChatClient {

    private final WeChatHttp http;

    WeChatClient(WeChatHttp http) {
        this.http = http;
    }

    /** Gives WeChat a message for one of its users. */
    public SendResult send(String accessToken, CustomMessage message) {
        return switch (http.call(
                Call.post("/cgi-bin/message/custom/send?" + authorized(accessToken), message.toJson()))) {
            case CallResult.Answered(int status, byte[] body) -> SendResult.of(status, body);
            case CallResult.NotSent(String cause) -> new SendResult.NotSent(cause);
            case CallResult.Unanswered(String cause) -> new SendResult.Unknown(cause);
        };
    }

    /** Asks for an access token. */
    public StableTokenAnswer stableToken(StableTokenRequest request) {
        return switch (http.call(Call.post("/cgi-bin/stable_token", request.toJson()))) {
            case CallResult.Answered(int status, byte[] body) -> StableTokenAnswer.of(status, body);
            case CallResult.NotSent(String cause) -> new StableTokenAnswer.Unreadable(cause);
            case CallResult.Unanswered(String cause) -> new StableTokenAnswer.Unreadable(cause);
        };
    }

    /** Gives WeChat a picture, to be sent later. */
    public MediaUploadAnswer upload(String accessToken, MediaUploadRequest picture) {
        String uri = "/cgi-bin/media/upload?type=image&" + authorized(accessToken);
        return switch (http.call(Call.post(uri, picture.contentType(), picture.body()))) {
            case CallResult.Answered(int status, byte[] body) -> MediaUploadAnswer.of(status, body);
            case CallResult.NotSent(String cause) -> new MediaUploadAnswer.Unreadable(cause);
            case CallResult.Unanswered(String cause) -> new MediaUploadAnswer.Unreadable(cause);
        };
    }

    /** Asks for a picture that a user sent. */
    public MediaAnswer media(String accessToken, String mediaId) {
        String uri = "/cgi-bin/media/get?media_id=" + URLEncoder.encode(mediaId, UTF_8) + "&" + authorized(accessToken);
        return switch (http.call(Call.get(uri))) {
            case CallResult.Answered(int status, byte[] body) -> MediaAnswer.of(status, body);
            case CallResult.NotSent(String cause) -> new MediaAnswer.Unreadable(cause);
            case CallResult.Unanswered(String cause) -> new MediaAnswer.Unreadable(cause);
        };
    }

    /** Shows a user that somebody types, or no longer; tells what kept it from that. */
    public Optional<String> typing(String accessToken, TypingRequest request) {
        String uri = "/cgi-bin/message/custom/business/typing?" + authorized(accessToken);
        return switch (http.call(Call.post(uri, request.toJson()))) {
            case CallResult.Answered(int status, byte[] body) ->
                switch (SendResult.of(status, body)) {
                    case SendResult.Sent _ -> Optional.empty();
                    case SendResult other -> Optional.of(other.toString());
                };
            case CallResult.NotSent(String cause) -> Optional.of(cause);
            case CallResult.Unanswered(String cause) -> Optional.of(cause);
        };
    }

    /** Asks what WeChat holds of a text. */
    public ContentCheckAnswer check(String accessToken, ContentCheckRequest request) {
        return switch (http.call(Call.post("/wxa/msg_sec_check?" + authorized(accessToken), request.toJson()))) {
            case CallResult.Answered(int status, byte[] body) -> ContentCheckAnswer.of(status, body);
            case CallResult.NotSent(String cause) -> new ContentCheckAnswer.Unreadable(cause);
            case CallResult.Unanswered(String cause) -> new ContentCheckAnswer.Unreadable(cause);
        };
    }

    /** What time it is at WeChat, in full seconds; empty where WeChat does not say. */
    public Optional<Instant> time() {
        return http.date();
    }

    private static String authorized(String accessToken) {
        return "access_token=" + URLEncoder.encode(accessToken, UTF_8);
    }
}
