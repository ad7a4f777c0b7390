package io.zhike.agent.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Figures as callers read them; see {@link Begun}.
 *
 * @param robotOnlyShare of the conversations; null where none began
 * @param windowsLost how many reply windows ended then without an answer; an agent's: in conversations that they had
 * @param satisfaction of those who were asked then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Figures(
        long conversations,
        long robotOnly,
        @Nullable BigDecimal robotOnlyShare,
        long wantedPerson,
        long served,
        Begun.Messages messages,
        Times firstResponse,
        Times resolution,
        long windowsLost,
        long transfers,
        Satisfaction satisfaction) {

    static Figures of(Begun begun, long windowsLost, Satisfaction satisfaction) {
        return new Figures(
                begun.conversations(),
                begun.robotOnly(),
                begun.robotOnlyShare(),
                begun.wantedPerson(),
                begun.served(),
                begun.messages(),
                begun.firstResponse(),
                begun.resolution(),
                windowsLost,
                begun.transfers(),
                satisfaction);
    }
}
