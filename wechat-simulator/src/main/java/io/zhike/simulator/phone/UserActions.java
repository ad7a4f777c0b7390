package io.zhike.simulator.phone;

import io.zhike.simulator.app.App;
import io.zhike.simulator.push.Delivery;
import io.zhike.simulator.push.OutgoingPush;
import io.zhike.simulator.push.PushSender;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;

/** What a user does: it shows on the phone, opens the reply window, and is pushed to the mini program's server. */
@Singleton
class UserActions {

    /** WeChat cuts a longer {@code session-from}. */
    private static final int LONGEST_SESSION_FROM = 1_000;

    private final Phones phones;
    private final PushSender sender;
    private final InstantSource clock;
    private final AtomicLong lastMsgId;

    /**
     * @param msgId the exact text that is pushed
     * @param createTime in whole seconds, as it is pushed
     */
    record Written(String msgId, Instant createTime) {}

    UserActions(Phones phones, PushSender sender, InstantSource clock) {
        this.phones = phones;
        this.sender = sender;
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

    /** Empty arguments are filled in by WeChat. */
    Written write(App app, String openId, String text, Optional<String> chosenId, Optional<Instant> chosenTime) {
        var now = clock.instant();
        var msgId = chosenId.orElseGet(() -> Long.toString(lastMsgId.incrementAndGet()));
        var createTime = chosenTime.orElse(now);
        var phone = phones.phone(app, openId);
        var number = phone.write(text, msgId, now);
        var fields = fields(app, openId, createTime, "text");
        fields.put("Content", text);
        fields.put("MsgId", msgId);
        var _ = sender.send(new OutgoingPush(app, openId, fields)).thenAccept(delivery -> {
            phone.settle(number, delivery);
            apologizeIfFailed(phone, delivery);
        });
        return new Written(msgId, Instant.ofEpochSecond(createTime.getEpochSecond()));
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
