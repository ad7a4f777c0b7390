package io.zhike.benchmarks.path;

import io.vertx.core.Vertx;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** From the push of a message that the robot answers to its reply at WeChat. */
final class ZhikeChain implements Chain {

    private final WeChatEndpoint wechat;
    private final Pushes pushes;
    private final LongAdder refused = new LongAdder();

    ZhikeChain(Vertx vertx, String gatewayUrl, WeChatEndpoint wechat) {
        this.wechat = wechat;
        this.pushes = new Pushes(vertx, gatewayUrl);
    }

    @Override
    public void send(String user) {
        pushes.post(user, "我的订单什么时候发货？").onFailure(cause -> refused.increment());
    }

    @Override
    public void onArrival(Consumer<String> listener) {
        wechat.onReply(listener);
    }

    /** How many pushes the gateway has not acknowledged. */
    long refused() {
        return refused.sum();
    }

    @Override
    public void close() {
        pushes.close();
    }
}
