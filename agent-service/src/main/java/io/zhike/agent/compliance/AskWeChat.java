package io.zhike.agent.compliance;

import io.zhike.agent.services.Ask;
import io.zhike.agent.services.ContentCheckClient;
import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks WeChat what it holds of a text. What cannot be asked in time passes: nobody waits for a check that is no duty. */
@ApplicationScoped
public class AskWeChat {

    private final ContentCheckClient sender;

    AskWeChat(@RestClient ContentCheckClient sender) {
        this.sender = sender;
    }

    /** Takes a few seconds at most; not to be called within a transaction. */
    public Opinion about(String text, UserKey user) {
        var question = new ContentCheckClient.Text(text);
        return Ask.service("sender-service", Opinion.class, () -> sender.check(user.appId(), user.openId(), question))
                .orElse(Opinion.NONE);
    }
}
