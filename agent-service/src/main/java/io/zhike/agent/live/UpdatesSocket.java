package io.zhike.agent.live;

import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.buffer.Buffer;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.presence.ArriveAtDesk;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.logging.Logger;

/**
 * What changes, as it changes. Whoever connects is told {@code ready} once nothing will be missed any more: then they read
 * their lists and the open thread, and from there on each change of a conversation that they may read comes by itself. Where
 * something may have been missed the connection is closed (1012): the client connects again, and reads them again.
 */
@WebSocket(path = "/api/updates")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
public class UpdatesSocket {

    private static final Logger LOG = Logger.getLogger(UpdatesSocket.class);

    private final Viewers viewers;
    private final Callers callers;
    private final ArriveAtDesk arriveAtDesk;

    UpdatesSocket(Viewers viewers, Callers callers, ArriveAtDesk arriveAtDesk) {
        this.viewers = viewers;
        this.callers = callers;
        this.arriveAtDesk = arriveAtDesk;
    }

    @OnOpen
    @Blocking
    void open(WebSocketConnection connection) {
        Caller caller = callers.current();
        viewers.add(connection, caller);
        arriveAtDesk.arrive(caller.id());
    }

    @OnPongMessage
    void answered(WebSocketConnection connection, Buffer payload) {
        viewers.answered(connection);
    }

    @OnClose
    void close(WebSocketConnection connection) {
        viewers.remove(connection).ifPresent(arriveAtDesk::depart);
    }

    @OnError
    void failed(WebSocketConnection connection, Throwable failure) {
        LOG.debugf(failure, "A workbench's connection failed. connection=%s", connection.id());
    }
}
