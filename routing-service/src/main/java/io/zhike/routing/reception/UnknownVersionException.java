package io.zhike.routing.reception;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** There is no such version of an app's settings: 404. */
final class UnknownVersionException extends HttpProblem {

    private static final long serialVersionUID = 1L;
    private static final int NOT_FOUND = 404;

    UnknownVersionException(long version) {
        super(HttpProblem.builder()
                .withStatus(NOT_FOUND)
                .withTitle("Not Found")
                .withDetail("There is no version " + version));
    }
}
