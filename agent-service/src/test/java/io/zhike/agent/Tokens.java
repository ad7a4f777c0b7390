package io.zhike.agent;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.zhike.embedded.EmbeddedOidc;
import io.zhike.embedded.Engines;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Requests in the name of the local people, by the provider's password grant. */
public final class Tokens {

    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Tokens() {}

    /** A request of li, wang, zhao or admin. */
    public static RequestSpecification as(String person) {
        return given().auth()
                .oauth2(KNOWN.computeIfAbsent(person, Tokens::ofPerson))
                .contentType(ContentType.JSON);
    }

    /** A request with a service's token. */
    public static RequestSpecification asService() {
        return given().auth()
                .oauth2(KNOWN.computeIfAbsent("service", name -> ofService()))
                .contentType(ContentType.JSON);
    }

    private static String ofPerson(String person) {
        return token(Map.of(
                "grant_type",
                "password",
                "client_id",
                EmbeddedOidc.PEOPLE_CLIENT,
                "username",
                person,
                "password",
                person,
                "scope",
                "openid"));
    }

    private static String ofService() {
        return token(Map.of(
                "grant_type", "client_credentials",
                "client_id", EmbeddedOidc.SERVICES_CLIENT,
                "client_secret", EmbeddedOidc.SERVICES_SECRET));
    }

    private static String token(Map<String, String> form) {
        return RestAssured.given()
                .formParams(form)
                .post(Engines.oidc() + "/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
