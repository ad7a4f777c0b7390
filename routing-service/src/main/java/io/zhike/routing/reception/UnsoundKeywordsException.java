package io.zhike.routing.reception;

import io.quarkiverse.resteasy.problem.validation.HttpValidationProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.routing.keyword.KeywordFault;
import java.util.List;

/** The keywords contradict themselves or say nothing: 422, with each place. */
final class UnsoundKeywordsException extends HttpValidationProblem {

    private static final long serialVersionUID = 1L;
    private static final int UNPROCESSABLE_CONTENT = 422;

    UnsoundKeywordsException(List<KeywordFault> faults) {
        super(
                UNPROCESSABLE_CONTENT,
                "Unsound keywords",
                faults.stream()
                        .map(fault -> Violation.In.body
                                .field("keywords" + fault.path())
                                .message(fault.message()))
                        .toList());
    }
}
