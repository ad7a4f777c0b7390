package io.zhike.simulator.phone;

import io.zhike.simulator.app.App;
import io.zhike.simulator.media.DrawnPicture;
import io.zhike.simulator.media.Media;
import io.zhike.simulator.push.Delivery;
import io.zhike.simulator.push.OutgoingPush;
import io.zhike.simulator.push.PushSender;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;

/** What a user does: it shows on the phone, opens the reply window, and is pushed to the mini program's server. */
@Singleton
class UserActions {

    /** WeChat cuts a longer {@code session-from}. */
    private static final int LONGEST_SESSION_FROM = 1_000;

    /** Where WeChat keeps pictures; nothing is there. */
    private static final String PICTURES = "http://mmbiz.qpic.cn/simulator/";

    private final Phones phones;
    private final PushSender sender;
    private final Media media;
    private final InstantSource clock;
    private final AtomicLong lastMsgId;

    /**
     * @param msgId the exact text that is pushed
     * @param createTime in whole seconds, as it is pushed
     */
    record Written(String msgId, Instant createTime) {}

    UserActions(Phones phones, PushSender sender, Media media, InstantSource clock) {
        this.phones = phones;
        this.sender = sender;
        this.media = media;
        this.clock = clock;
        // 17 digits like WeChat's own, and above those that were given before a restart.
        lastMsgId = new AtomicLong(clock.millis() * 10_000);
    }

    void enter(App app, String openId, String sessionFrom) {
        var now = clock.instant();
        var phone = phones.phone(app, openId);
        phone.enter(now);
        var fields = fields(app, openId, now, "event");
        fields.put("Event", "user_enter_tempsession");
        fields.put("SessionFrom", sessionFrom.substring(0, Math.min(LONGEST_SESSION_FROM, sessionFrom.length())));
        var _ = sender.send(new OutgoingPush(app, openId, fields))
                .thenAccept(delivery -> apologizeIfFailed(phone, delivery));
    }

    Written write(App app, String openId, UserMessage message) {
        var now = clock.instant();
        var msgId = message.msgId() == null ? Long.toString(lastMsgId.incrementAndGet()) : message.msgId();
        var createTime = message.createTime() == null ? now : Instant.ofEpochSecond(message.createTime());
        var phone = phones.phone(app, openId);
        var picture = pictureOf(app, message, msgId);
        var fields = contentFields(app, openId, createTime, message, msgId, picture);
        var number = phone.write(message, msgId, picture, now);
        var _ = sender.send(new OutgoingPush(app, openId, fields)).thenAccept(delivery -> {
            phone.settle(number, delivery);
            apologizeIfFailed(phone, delivery);
        });
        return new Written(msgId, Instant.ofEpochSecond(createTime.getEpochSecond()));
    }

    /** The media_id of the picture that the message has; empty where it has none. */
    private String pictureOf(App app, UserMessage message, String msgId) {
        return switch (message) {
            case UserMessage.Text _ -> "";
            case UserMessage.Image _, UserMessage.MiniProgramPage _ ->
                media.add(app, DrawnPicture.of(msgId.hashCode()), "image/png");
        };
    }

    private static SequencedMap<String, String> contentFields(
            App app, String openId, Instant createTime, UserMessage message, String msgId, String mediaId) {
        var fields = fields(
                app,
                openId,
                createTime,
                switch (message) {
                    case UserMessage.Text _ -> "text";
                    case UserMessage.Image _ -> "image";
                    case UserMessage.MiniProgramPage _ -> "miniprogrampage";
                });
        switch (message) {
            case UserMessage.Text text -> {
                fields.put("Content", text.text());
                if (text.menuChoice() != null) {
                    fields.put("bizmsgmenuid", text.menuChoice());
                }
            }
            case UserMessage.Image _ -> {
                fields.put("PicUrl", PICTURES + msgId);
                fields.put("MediaId", mediaId);
            }
            case UserMessage.MiniProgramPage page -> {
                fields.put("Title", page.title());
                fields.put("AppId", app.id());
                fields.put("PagePath", page.pagePath());
                fields.put("ThumbUrl", PICTURES + msgId);
                fields.put("ThumbMediaId", mediaId);
            }
        }
        fields.put("MsgId", msgId);
        return fields;
    }

    private void apologizeIfFailed(Phone phone, Delivery delivery) {
        if (delivery == Delivery.FAILED) {
            phone.apologize(clock.instant());
        }
    }

    private static SequencedMap<String, String> fields(App app, String openId, Instant createTime, String msgType) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("ToUserName", app.originalId());
        fields.put("FromUserName", openId);
        fields.put("CreateTime", Long.toString(createTime.getEpochSecond()));
        fields.put("MsgType", msgType);
        return fields;
    }
}
