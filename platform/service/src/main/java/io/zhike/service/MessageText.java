package io.zhike.service;

import io.zhike.events.outbound.ReplyContent;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text that WeChat takes as one message and the database as a text: not blank, at most
 * {@value ReplyContent.Text#MAX_BYTES} bytes of UTF-8, without the character NUL.
 */
@Constraint(validatedBy = MessageText.Validator.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MessageText {

    boolean mayBeBlank() default false;

    String message() default
            "must ${mayBeBlank ? '' : 'not be blank and '}have at most " + ReplyContent.Text.MAX_BYTES
                    + " bytes in UTF-8";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Holds a text against the rule; null is not judged. */
    class Validator implements ConstraintValidator<MessageText, String> {

        private boolean mayBeBlank;

        @Override
        public void initialize(MessageText rule) {
            mayBeBlank = rule.mayBeBlank();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            boolean missing = text.isBlank() && !mayBeBlank;
            boolean tooLong = text.getBytes(StandardCharsets.UTF_8).length > ReplyContent.Text.MAX_BYTES;
            return !missing && !tooLong && text.indexOf('\0') < 0;
        }
    }
}
