package io.zhike.agent.services;

import io.quarkus.oidc.client.OidcClientException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks another service for what can be done without. */
public final class Ask {

    private static final Logger LOG = Logger.getLogger(Ask.class);

    private Ask() {}

    /**
     * What the service answers.
     *
     * @param service its name, for the log
     * @return empty where it does not answer, or says no
     */
    public static <T> Optional<T> service(String service, Class<T> type, Supplier<Response> call) {
        try (Response answer = call.get()) {
            if (answer.getStatus() == Status.OK.getStatusCode()) {
                return Optional.of(answer.readEntity(type));
            }
            LOG.warnf("Another service says no. service=%s status=%d", service, answer.getStatus());
        } catch (ProcessingException | WebApplicationException | OidcClientException e) {
            LOG.warnf("Another service does not answer. service=%s cause=%s", service, e.toString());
        }
        return Optional.empty();
    }
}
