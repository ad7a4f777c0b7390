package io.zhike.quota;

import io.restassured.RestAssured;
import io.zhike.embedded.EmbeddedOidc;
import org.eclipse.microprofile.config.ConfigProvider;

/** Access tokens of the local provider. */
public final class Tokens {

    private Tokens() {}

    /** Of another service, with role {@code service}. */
    public static String service() {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic(EmbeddedOidc.SERVICES_CLIENT, EmbeddedOidc.SERVICES_SECRET)
                .formParam("grant_type", "client_credentials")
                .post(issuer() + "/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** Of a person. */
    public static String person(String login) {
        return RestAssured.given()
                .formParam("grant_type", "password")
                .formParam("client_id", EmbeddedOidc.PEOPLE_CLIENT)
                .formParam("username", login)
                .formParam("password", login)
                .post(issuer() + "/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static String issuer() {
        return ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
    }
}
