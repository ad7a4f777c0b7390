package io.zhike.agent.live;

import io.quarkus.websockets.next.WebSocketConnection;
import io.zhike.agent.access.Caller;
import java.time.Instant;

/** Someone who has a workbench open, with what they may see. */
final class Viewer {

    private final WebSocketConnection connection;
    private final Caller caller;
    private final Instant since;

    /** @param since when these rights were read */
    Viewer(WebSocketConnection connection, Caller caller, Instant since) {
        this.connection = connection;
        this.caller = caller;
        this.since = since;
    }

    WebSocketConnection connection() {
        return connection;
    }

    Caller caller() {
        return caller;
    }

    Instant since() {
        return since;
    }
}
