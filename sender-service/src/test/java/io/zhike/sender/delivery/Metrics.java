package io.zhike.sender.delivery;

import static io.restassured.RestAssured.given;

/** What the service tells of an app, as Prometheus reads it. */
final class Metrics {

    private Metrics() {}

    /** NaN where it tells nothing. */
    static double gauge(String name, String appId) {
        String line = "%s{app=\"%s\"}".formatted(name, appId);
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(one -> one.startsWith(line))
                .mapToDouble(one -> Double.parseDouble(one.substring(line.length())))
                .findFirst()
                .orElse(Double.NaN);
    }
}
