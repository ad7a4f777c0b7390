package io.zhike.agent.services;

import io.quarkus.oidc.client.OidcClientException;
import io.zhike.agent.http.Problems;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Hands another service's answer to our caller as it came, problems included. */
public final class PassOn {

    private static final Logger LOG = Logger.getLogger(PassOn.class);

    /** What is said of an answer beside its type. */
    private static final List<String> PASSED = List.of(HttpHeaders.ETAG, HttpHeaders.CONTENT_DISPOSITION);

    private PassOn() {}

    /**
     * Asks the service.
     *
     * @param service its name, for who reads that it does not answer
     */
    public static Response from(String service, Supplier<Response> call) {
        try (Response answer = call.get()) {
            if (isAboutOurToken(answer)) {
                LOG.errorf("Another service refuses our token. service=%s status=%d", service, answer.getStatus());
                throw Problems.unavailable(service);
            }
            var passed = Response.status(answer.getStatus());
            byte[] body = answer.readEntity(byte[].class);
            if (body != null && body.length > 0) {
                passed.entity(body).header(HttpHeaders.CONTENT_TYPE, answer.getHeaderString(HttpHeaders.CONTENT_TYPE));
            }
            PASSED.forEach(name -> passed.header(name, answer.getHeaderString(name)));
            return passed.build();
        } catch (ProcessingException | OidcClientException e) {
            LOG.warnf("Another service does not answer. service=%s cause=%s", service, e.toString());
            throw Problems.unavailable(service);
        }
    }

    /** The caller's token was good: it is ours that was not. */
    private static boolean isAboutOurToken(Response answer) {
        return answer.getStatus() == Status.UNAUTHORIZED.getStatusCode()
                || answer.getStatus() == Status.FORBIDDEN.getStatusCode();
    }
}
