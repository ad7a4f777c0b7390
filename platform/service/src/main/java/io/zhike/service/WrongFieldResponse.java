package io.zhike.service;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Adds the answer to a wrong field, 422, to the OpenAPI of every operation that has a body or a query. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class WrongFieldResponse implements OASFilter {

    private static final String STATUS = "422";

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getRequestBody() != null || hasQuery(operation.getParameters())) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            STATUS,
                            OASFactory.createAPIResponse()
                                    .description("A field is wrong; violations names it")
                                    .content(problem()));
        }
        return operation;
    }

    private static boolean hasQuery(@Nullable List<Parameter> parameters) {
        return parameters != null && parameters.stream().anyMatch(one -> one.getIn() == Parameter.In.QUERY);
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("HttpValidationProblem")));
    }
}
