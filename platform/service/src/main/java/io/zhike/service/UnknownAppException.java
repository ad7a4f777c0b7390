package io.zhike.service;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;

/** The installation has no such app: 404. */
public final class UnknownAppException extends HttpProblem {

    private static final long serialVersionUID = 1L;

    public UnknownAppException(String appId) {
        super(builder()
                .withTitle("Unknown app")
                .withStatus(Response.Status.NOT_FOUND)
                .withDetail("No app is configured as zhike.apps.\"" + appId + "\""));
    }
}
