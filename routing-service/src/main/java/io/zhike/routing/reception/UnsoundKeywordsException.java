package io.zhike.routing.reception;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.routing.keyword.KeywordFault;
import io.zhike.service.InvalidFieldException;
import java.util.List;

/** The keywords contradict themselves or say nothing: 422, with each place. */
final class UnsoundKeywordsException extends InvalidFieldException {

    private static final long serialVersionUID = 1L;

    UnsoundKeywordsException(List<KeywordFault> faults) {
        super(faults.stream()
                .map(fault -> Violation.In.body.field("keywords" + fault.path()).message(fault.message()))
                .toList());
    }
}
