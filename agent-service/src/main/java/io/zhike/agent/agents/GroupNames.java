package io.zhike.agent.agents;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** At most 20 names of skill groups, each of 1 to 50 characters without blanks around it or control characters in it. */
@Documented
@Target({FIELD, METHOD, PARAMETER, RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = GroupNames.Validator.class)
@interface GroupNames {

    String message() default "has more than 20 groups, or one whose name is blank, padded or longer than 50 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Its check. */
    class Validator implements ConstraintValidator<GroupNames, Set<String>> {

        private static final int MOST = 20;
        private static final int LONGEST = 50;

        @Override
        public boolean isValid(@Nullable Set<String> names, ConstraintValidatorContext context) {
            return names == null || names.size() <= MOST && names.stream().allMatch(Validator::isName);
        }

        private static boolean isName(@Nullable String name) {
            return name != null
                    && !name.isBlank()
                    && name.equals(name.strip())
                    && name.codePointCount(0, name.length()) <= LONGEST
                    && name.chars().noneMatch(Character::isISOControl);
        }
    }
}
