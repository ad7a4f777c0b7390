package io.zhike.local;

/** What a person reads once the system is up. */
final class Welcome {

    private Welcome() {}

    static String to(StackOptions options, long seconds) {
        return """

                知客 Zhike is up, after %d s. Ctrl-C stops everything.

                %s  agent-service              %s  (OpenAPI: /q/openapi)
                  gateway, for WeChat        %s/wechat/{appId}
                  sign-in, OpenID Connect    %s/zhike
                  Kafka                      %s
                  PostgreSQL                 %s, user and password zhike

                  Agents li, wang, zhao and administrator admin sign in with their name as password.
                  Logs are in %s.
                """.formatted(
                        seconds,
                        phone(options),
                        options.url(Part.AGENT),
                        options.url(Part.GATEWAY),
                        options.url(Part.OIDC),
                        options.address(Part.KAFKA),
                        options.address(Part.POSTGRES),
                        options.data().resolve("logs"));
    }

    private static String phone(StackOptions options) {
        return options.simulator() ? "  a user's phone             %s\n".formatted(options.url(Part.SIMULATOR)) : "";
    }
}
