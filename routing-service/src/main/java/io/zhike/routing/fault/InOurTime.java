package io.zhike.routing.fault;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A time from 2000 to 2199: calendars and databases end somewhere beyond. */
@Constraint(validatedBy = {InOurTime.OfInstant.class, InOurTime.OfDay.class})
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface InOurTime {

    String message() default "must be between 2000 and 2199";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Holds a moment against the rule; null is not judged. */
    class OfInstant implements ConstraintValidator<InOurTime, Instant> {

        private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
        private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

        @Override
        public boolean isValid(@Nullable Instant moment, ConstraintValidatorContext context) {
            return moment == null || (!moment.isBefore(FIRST) && moment.isBefore(END));
        }
    }

    /** Holds a day against the rule; null is not judged. */
    class OfDay implements ConstraintValidator<InOurTime, LocalDate> {

        private static final int FIRST = 2000;
        private static final int LAST = 2199;

        @Override
        public boolean isValid(@Nullable LocalDate day, ConstraintValidatorContext context) {
            return day == null || (day.getYear() >= FIRST && day.getYear() <= LAST);
        }
    }
}
