package io.zhike.simulator.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.zhike.simulator.app.App;
import io.zhike.simulator.media.Media;
import io.zhike.simulator.phone.Phones;
import io.zhike.wechat.api.ErrorCode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;

/** Puts a mini program's message on the phone of its user, or says why not. */
@Singleton
class ReceiveMessage {

    private final Phones phones;
    private final Media media;
    private final ObjectMapper json;
    private final InstantSource clock;

    ReceiveMessage(Phones phones, Media media, ObjectMapper json, InstantSource clock) {
        this.phones = phones;
        this.media = media;
        this.json = json;
        this.clock = clock;
    }

    ErrorCode receive(App app, byte[] body) {
        return switch (MessageBody.read(parsed(body))) {
            case MessageBody.Rejected(var code) -> code;
            case MessageBody.Understood message
            when message.mediaId() != null && media.find(app, message.mediaId()).isEmpty() ->
                ErrorCode.INVALID_MEDIA_ID;
            case MessageBody.Understood message ->
                phones.find(app, message.openId())
                        .map(phone -> phone.receive(message.type(), message.text(), message.content(), clock.instant()))
                        .orElse(ErrorCode.INVALID_OPENID);
        };
    }

    ErrorCode typing(App app, byte[] body) {
        var request = parsed(body);
        if (!request.isObject()) {
            return ErrorCode.BROKEN_JSON;
        }
        var command = request.path("command").asText();
        return phones.find(app, request.path("touser").asText())
                .map(phone -> switch (command) {
                    case "Typing" -> phone.showTyping(clock.instant());
                    case "CancelTyping" -> phone.hideTyping();
                    default -> ErrorCode.WRONG_TYPING_COMMAND;
                })
                .orElse(ErrorCode.INVALID_OPENID);
    }

    private JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
