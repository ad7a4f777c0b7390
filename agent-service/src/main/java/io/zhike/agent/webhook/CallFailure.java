package io.zhike.agent.webhook;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why an endpoint answered nothing. */
enum CallFailure {
    /** Its URL was allowed once and is not any more. */
    URL_REFUSED,
    /** Its name has no address. */
    UNKNOWN_HOST,
    /** Its name leads to an address to which webhooks must not go. */
    ADDRESS_REFUSED,
    /** Nobody listens there. */
    NOT_CONNECTED,
    /** There is no encrypted connection: its certificate is not trusted or not for its name. */
    TLS,
    /** The answer was not there in time. */
    TIMEOUT,
    /** The connection ended before the answer did, or what came was none. */
    BROKEN_OFF;

    static CallFailure of(@Nullable Throwable failure) {
        return switch (failure) {
            case UnknownHostException _ -> UNKNOWN_HOST;
            case ConnectException _, NoRouteToHostException _ -> NOT_CONNECTED;
            case SSLException _ -> TLS;
            case null, default -> BROKEN_OFF;
        };
    }
}
