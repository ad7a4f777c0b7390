package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.embedded.PackagedService;
import io.zhike.events.outbound.ReplyApproved;
import io.zhike.sender.Records;
import io.zhike.sender.SecretWords;
import io.zhike.sender.SenderEngines;
import io.zhike.sender.WeChatStandIn;
import io.zhike.sender.WeChatStandIn.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The packaged service with two apps: WeChat has trouble with one of them, as a test plans it, and none with the other. */
final class TwoApps implements AutoCloseable {

    static final String TROUBLED = "wx00000000000000a1";
    static final String OTHER = "wx00000000000000b1";

    /** So that a user has several replies to keep in order. */
    private static final int TROUBLED_USERS = 50;

    private final SenderEngines engines = new SenderEngines();
    private final SenderRows rows = new SenderRows(engines.database());
    private final Records records = new Records(engines.kafka());
    private final WeChatStandIn weChat = new WeChatStandIn().start();
    private final PackagedService sender;
    private final List<String> troubledUsers =
            Stream.generate(Replies::newUser).limit(TROUBLED_USERS).toList();
    private final List<ReplyApproved> troubled = Collections.synchronizedList(new ArrayList<>());

    /**
     * @param rate of the troubled app: replies per second
     * @param timeout of a call
     */
    TwoApps(int rate, Duration timeout) {
        Map<String, String> settings = engines.settings();
        settings.put("zhike.wechat.api-url", weChat.url());
        for (String app : List.of(TROUBLED, OTHER)) {
            settings.put("zhike.apps.\"" + app + "\".secret", SecretWords.SECRET + app);
        }
        settings.put("zhike.apps.\"" + TROUBLED + "\".rate", Integer.toString(rate));
        settings.put("zhike.sender.timeout", timeout.toString());
        // It ends soon after WeChat is back.
        settings.put("zhike.sender.longest-retry", "PT5S");
        settings.put("zhike.sender.breaker.longest-pause", "PT5S");
        sender = PackagedService.start("sender-apart", settings);
        sender.awaitReady();
    }

    WeChatStandIn weChat() {
        return weChat;
    }

    PackagedService sender() {
        return sender;
    }

    SenderRows rows() {
        return rows;
    }

    /** To one of the troubled app's users after another. */
    ReplyApproved sayTroubled() {
        Instant now = Instant.now();
        String user = troubledUsers.get(troubled.size() % TROUBLED_USERS);
        ReplyApproved reply = Replies.approved(TROUBLED, user, now, now.plus(Replies.WINDOW));
        records.say(reply);
        troubled.add(reply);
        return reply;
    }

    /** To a new user of the other app. */
    ReplyApproved sayOther() {
        Instant now = Instant.now();
        ReplyApproved reply = Replies.approved(OTHER, Replies.newUser(), now, now.plus(Replies.WINDOW));
        records.say(reply);
        return reply;
    }

    /** What the troubled app's users were written has left once and in their order, but for what nobody knows the fate of. */
    void assertTroubledLeftInOrder() {
        Set<UUID> unknown = rows.unknown(TROUBLED);
        for (String user : troubledUsers) {
            assertThat(weChat.received(user).stream().filter(Received::isTaken))
                    .extracting(Received::text)
                    .containsExactlyElementsOf(troubled.stream()
                            .filter(reply -> reply.openId().equals(user) && !unknown.contains(reply.replyId()))
                            .map(reply -> Replies.text(reply.replyId()))
                            .toList());
        }
    }

    @Override
    public void close() {
        sender.close();
        weChat.stop();
        records.close();
        rows.close();
        engines.close();
    }
}
