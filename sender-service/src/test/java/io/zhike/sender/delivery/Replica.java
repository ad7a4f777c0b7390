package io.zhike.sender.delivery;

import io.zhike.embedded.PackagedService;
import io.zhike.sender.WeChatStandIn;
import java.util.HashMap;
import java.util.Map;

/** A replica with a WeChat of its own, so that it is known who sent what. */
final class Replica implements AutoCloseable {

    private final String name;
    private final Map<String, String> settings;
    private final WeChatStandIn weChat = new WeChatStandIn().start();
    private PackagedService process;

    /** @param name of its log, its sessions of PostgreSQL and its membership in the consumer group */
    Replica(String name, Map<String, String> settings) {
        this.name = name;
        this.settings = new HashMap<>(settings);
        this.settings.put("zhike.wechat.api-url", weChat.url());
        this.settings.put("quarkus.datasource.jdbc.additional-jdbc-properties.ApplicationName", name);
        this.settings.put("mp.messaging.incoming.approved.client.id", name);
        this.process = PackagedService.start(name, this.settings);
    }

    String name() {
        return name;
    }

    WeChatStandIn weChat() {
        return weChat;
    }

    PackagedService process() {
        return process;
    }

    /** Wakes it up, or starts it anew where it was killed, as a cluster does; returns before it is ready. */
    void revive() {
        if (process.isAlive()) {
            process.wake();
        } else {
            process.close();
            process = PackagedService.start(name, settings);
        }
    }

    @Override
    public void close() {
        process.close();
        weChat.stop();
    }
}
