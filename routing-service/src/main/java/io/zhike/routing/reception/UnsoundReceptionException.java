package io.zhike.routing.reception;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.routing.fault.Fault;
import io.zhike.service.InvalidFieldException;
import java.util.List;

/** The settings contradict themselves or say nothing: 422, with each place. */
final class UnsoundReceptionException extends InvalidFieldException {

    private static final long serialVersionUID = 1L;

    UnsoundReceptionException(List<Fault> faults) {
        super(faults.stream()
                .map(fault -> Violation.In.body.field(fault.path()).message(fault.message()))
                .toList());
    }
}
