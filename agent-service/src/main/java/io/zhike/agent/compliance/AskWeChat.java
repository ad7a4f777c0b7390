package io.zhike.agent.compliance;

import io.quarkus.oidc.client.OidcClientException;
import io.zhike.agent.services.ContentCheckClient;
import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks WeChat what it holds of a text. What cannot be asked in time passes: nobody waits for a check that is no duty. */
@ApplicationScoped
public class AskWeChat {

    private static final Logger LOG = Logger.getLogger(AskWeChat.class);

    private final ContentCheckClient sender;

    AskWeChat(@RestClient ContentCheckClient sender) {
        this.sender = sender;
    }

    /** Takes about a second at most; not to be called within a transaction. */
    public Opinion about(String text, UserKey user) {
        try (Response answer = sender.check(user.appId(), user.openId(), new ContentCheckClient.Text(text))) {
            if (answer.getStatus() == Status.OK.getStatusCode()) {
                return answer.readEntity(Opinion.class);
            }
            return none(user, "status " + answer.getStatus());
        } catch (ProcessingException | OidcClientException e) {
            return none(user, e.toString());
        }
    }

    private static Opinion none(UserKey user, String cause) {
        LOG.warnf("A text could not be checked by WeChat; it passes. app=%s cause=%s", user.appId(), cause);
        return Opinion.NONE;
    }
}
