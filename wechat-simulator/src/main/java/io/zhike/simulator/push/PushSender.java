package io.zhike.simulator.push;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Delivers pushes as WeChat does: 3 tries in all, the pushes of one user one after the other, different users at the
 * same time.
 */
@Singleton
public class PushSender {

    private static final Logger LOG = Logger.getLogger(PushSender.class);
    private static final int TRIES = 3;

    private final PushClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Of each user with pushes on their way, what becomes of the last one. */
    private final Map<User, CompletableFuture<Delivery>> lastOfUser = new ConcurrentHashMap<>();

    private record User(String appId, String openId) {}

    PushSender(PushClient client) {
        this.client = client;
    }

    /** Returns at once; the result is complete when the push was answered or given up. */
    public CompletableFuture<Delivery> send(OutgoingPush push) {
        var user = new User(push.app().id(), push.openId());
        var delivery = lastOfUser.compute(
                user,
                (_, former) -> former == null
                        ? CompletableFuture.supplyAsync(() -> deliver(push), threads)
                        : former.handleAsync((_, _) -> deliver(push), threads));
        var _ = delivery.whenComplete((_, _) -> lastOfUser.remove(user, delivery));
        return delivery;
    }

    private Delivery deliver(OutgoingPush push) {
        for (var attempt = 1; attempt <= TRIES; attempt++) {
            var delivery = client.attempt(push, attempt).delivery();
            if (delivery != Delivery.FAILED) {
                return delivery;
            }
        }
        LOG.warnf("Push given up app=%s user=%s type=%s", push.app().id(), masked(push.openId()), push.msgType());
        return Delivery.FAILED;
    }

    private static String masked(String openId) {
        return openId.substring(0, Math.min(4, openId.length())) + "***";
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
