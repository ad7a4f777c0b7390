package io.zhike.routing.fault;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.service.InvalidFieldException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is wrong in JSON that can be read: 422, with the path of the field, as where a value is refused. */
final class WrongJsonMappers {

    /** Before those of quarkus-resteasy-problem (999), which answer 400 with the name alone. */
    private static final int FIRST = 1;

    /** A field that nobody knows, a misspelt one for example, would have no effect. */
    @ServerExceptionMapper(priority = FIRST)
    Response unknownField(UnrecognizedPropertyException problem) {
        return answer(problem, "is not known here");
    }

    @ServerExceptionMapper(priority = FIRST)
    Response unreadableText(UnreadableTextException problem) {
        return answer(problem, problem.getOriginalMessage());
    }

    private static Response answer(MismatchedInputException problem, String message) {
        Violation violation = Violation.In.body.field(path(problem.getPath())).message(message);
        return new InvalidFieldException(List.of(violation)).toResponse();
    }

    private static String path(List<Reference> references) {
        StringBuilder path = new StringBuilder();
        for (Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }
}
