package io.zhike.agent.desk;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A text of at most that many bytes of UTF-8, without U+0000, which no database takes. */
@Documented
@Constraint(validatedBy = Utf8Bytes.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface Utf8Bytes {

    int max();

    String message() default "is over {max} bytes of UTF-8, or holds U+0000";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts the bytes. */
    class Validator implements ConstraintValidator<Utf8Bytes, String> {

        private int max;

        @Override
        public void initialize(Utf8Bytes asked) {
            max = asked.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || text.getBytes(StandardCharsets.UTF_8).length <= max && text.indexOf('\0') < 0;
        }
    }
}
