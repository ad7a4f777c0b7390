package io.zhike.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import org.jspecify.annotations.Nullable;

/**
 * Holds JSON to what the records promise: a component that is not {@link Nullable} is there and is not null, unless it is
 * left out where it has its type's default.
 */
final class NullnessIntrospector extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return annotated instanceof AnnotatedParameter component
                        && component.getDeclaringClass().isRecord()
                        && !isNullable(component)
                        && !isLeftOutAsDefault(component)
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : super.findSetterInfo(annotated);
    }

    private static boolean isNullable(AnnotatedParameter component) {
        return component
                .getDeclaringClass()
                .getRecordComponents()[component.getIndex()]
                .getAnnotatedType()
                .isAnnotationPresent(Nullable.class);
    }

    private static boolean isLeftOutAsDefault(AnnotatedParameter component) {
        var inclusion = component.getAnnotation(JsonInclude.class);
        return inclusion != null && inclusion.value() == JsonInclude.Include.NON_DEFAULT;
    }
}
