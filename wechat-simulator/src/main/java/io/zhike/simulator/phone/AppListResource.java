package io.zhike.simulator.phone;

import io.smallrye.common.annotation.NonBlocking;
import io.zhike.simulator.Listing;
import io.zhike.simulator.app.Apps;
import io.zhike.wechat.push.PushFormat;
import io.zhike.wechat.push.PushMode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Shows the mini programs and their users. */
@Path("/simulator/apps")
@NonBlocking
class AppListResource {

    private static final int SHOWN_USERS = 100;

    private final Apps apps;
    private final Phones phones;

    AppListResource(Apps apps, Phones phones) {
        this.apps = apps;
        this.phones = phones;
    }

    /** @param users the openids of the first 100 */
    record ListedApp(String appId, String name, PushFormat format, PushMode mode, String policy, List<String> users) {}

    @GET
    public Listing<ListedApp> list() {
        return Listing.whole(apps.all().stream()
                .map(app -> new ListedApp(
                        app.id(),
                        app.name(),
                        app.pushSettings().format(),
                        app.pushSettings().mode(),
                        app.policy().name(),
                        phones.openIds(app, SHOWN_USERS)))
                .toList());
    }
}
