package io.zhike.service;

import io.quarkiverse.resteasy.problem.validation.HttpValidationProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import java.util.List;

/** Fields of a request are wrong in a way that no annotation can tell: 422, with the same body as from the validator. */
public class InvalidFieldException extends HttpValidationProblem {

    private static final long serialVersionUID = 1L;
    private static final int UNPROCESSABLE_CONTENT = 422;

    public InvalidFieldException(List<Violation> violations) {
        super(UNPROCESSABLE_CONTENT, "Unprocessable Content", violations);
    }
}
