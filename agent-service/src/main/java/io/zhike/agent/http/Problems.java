package io.zhike.agent.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.service.InvalidFieldException;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** The refusals that this service's resources have in common. */
public final class Problems {

    private Problems() {}

    /** There is no such thing, or none that the caller may see: both read the same. */
    public static HttpProblem notFound() {
        return HttpProblem.valueOf(Status.NOT_FOUND);
    }

    /** The caller may see it and not do this. */
    public static HttpProblem forbidden(String why) {
        return HttpProblem.valueOf(Status.FORBIDDEN, why);
    }

    /** It cannot be done as things stand. */
    public static HttpProblem conflict(String why) {
        return HttpProblem.valueOf(Status.CONFLICT, why);
    }

    /** Someone else has changed it since the caller read it. */
    public static HttpProblem changedSince() {
        return HttpProblem.valueOf(
                Status.PRECONDITION_FAILED, "Someone else has changed this since; read it and try again");
    }

    /** Someone else has it: {@code agentId} names them. */
    public static HttpProblem heldBy(String agentId) {
        return HttpProblem.builder()
                .withStatus(Status.CONFLICT)
                .withTitle(Status.CONFLICT.getReasonPhrase())
                .withDetail(agentId + " has this conversation")
                .with("agentId", agentId)
                .build();
    }

    /** A field of the request is wrong; the same shape as what the validator says. */
    public static HttpProblem invalid(Violation.In where, String field, String why) {
        return new InvalidFieldException(List.of(where.field(field).message(why)));
    }

    /** Another service cannot be reached, or is too slow. */
    public static HttpProblem unavailable(String service) {
        return HttpProblem.valueOf(Status.SERVICE_UNAVAILABLE, service + " does not answer");
    }
}
