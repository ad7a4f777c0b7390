package io.zhike.sender;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the stand-ins of WeChat and of other services, and lets the service know them and the tests' apps. */
public final class WeChatResource implements QuarkusTestResourceLifecycleManager {

    /** An app of each kind of trouble, so that no test is in another's way. */
    public static final String APP = "wx0000000000000001";

    public static final String LIMITED_APP = "wx0000000000000002";
    public static final String TOKEN_APP = "wx0000000000000003";
    public static final String WRONG_SECRET_APP = "wx0000000000000004";

    public static final String MENU_APP = "wx0000000000000005";
    public static final String AWAY_APP = "wx0000000000000006";
    public static final String SLOW_APP = "wx0000000000000007";

    /** Of {@link #SLOW_APP}. */
    public static final int SLOW_RATE = 5;

    private static final WeChatStandIn WECHAT = new WeChatStandIn();
    private static final AgentServiceStandIn AGENT_SERVICE = new AgentServiceStandIn();
    private static final GatewayStandIn GATEWAY = new GatewayStandIn();

    public static WeChatStandIn weChat() {
        return WECHAT;
    }

    public static AgentServiceStandIn agentService() {
        return AGENT_SERVICE;
    }

    @Override
    public Map<String, String> start() {
        WECHAT.planTokens(WRONG_SECRET_APP, WeChatStandIn.Fate.errcode(40125));
        Map<String, String> settings = new HashMap<>();
        settings.put("zhike.wechat.api-url", WECHAT.start().url());
        settings.put("zhike.sender.timeout", "PT3S");
        settings.put("zhike.services.agent.url", AGENT_SERVICE.start());
        settings.put("zhike.services.gateway.url", GATEWAY.start());
        settings.put("zhike.apps.\"" + MENU_APP + "\".menus", "true");
        settings.put("zhike.apps.\"" + SLOW_APP + "\".rate", Integer.toString(SLOW_RATE));
        // The clock of the tests stands still, and the library's part of a pause is real time.
        settings.put("zhike.sender.breaker.pause", "PT0.2S");
        List.of(APP, LIMITED_APP, TOKEN_APP, WRONG_SECRET_APP, MENU_APP, AWAY_APP, SLOW_APP)
                .forEach(app -> settings.put("zhike.apps.\"" + app + "\".secret", SecretWords.SECRET + app));
        // Settings of others under the same key are none of this service's business.
        settings.put("zhike.apps.\"" + APP + "\".token", "AAAAA");
        return settings;
    }

    @Override
    public void stop() {
        WECHAT.stop();
    }
}
