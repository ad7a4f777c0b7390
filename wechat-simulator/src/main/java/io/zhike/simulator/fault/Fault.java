package io.zhike.simulator.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with {@code custom/send}.
 *
 * @param errorCode answered instead of accepting the message; null for none. With a failing share and neither an error
 *     code nor a timeout, -1 is answered
 * @param latencyMs milliseconds that every call takes longer
 * @param failingShare the share of calls that fail, 0 to 1; null stands for 1 where an error code or a timeout is set
 * @param timeout null for none; goes before the error code
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Fault(
        @Nullable Integer errorCode,
        @Min(0) @Max(120_000) long latencyMs,
        @DecimalMin("0") @DecimalMax("1") @Nullable Double failingShare,
        @Nullable Timeout timeout) {

    static final Fault NONE = new Fault(null, 0, null, null);

    private static final int SYSTEM_BUSY = -1;

    enum Timeout {
        /** The call is never answered, and the message is not accepted. */
        @JsonProperty("before")
        BEFORE_ACCEPTING,
        /** The message reaches the phone, but the call is never answered. */
        @JsonProperty("after")
        AFTER_ACCEPTING
    }

    /**
     * Decides how one call ends.
     *
     * @param dice at least 0, less than 1
     */
    CallFate fate(double dice) {
        if (dice >= share()) {
            return new CallFate.Normal();
        }
        if (timeout != null) {
            return switch (timeout) {
                case BEFORE_ACCEPTING -> new CallFate.SilentBeforeAccepting();
                case AFTER_ACCEPTING -> new CallFate.SilentAfterAccepting();
            };
        }
        return new CallFate.Refused(errorCode == null ? SYSTEM_BUSY : errorCode);
    }

    private double share() {
        if (failingShare != null) {
            return failingShare;
        }
        return errorCode != null || timeout != null ? 1 : 0;
    }
}
