package io.zhike.agent.customer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSetter;
import io.zhike.agent.http.StorableText;
import io.zhike.agent.user.Remarks;
import jakarta.validation.constraints.Size;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is to become different of a card: a field that is left out stays, null clears it. */
class CardChange {

    @Size(max = 40)
    @StorableText
    @Nullable
    private String remarkName;

    @Size(max = 2_000)
    @StorableText
    @Nullable
    private String memo;

    @JsonIgnore
    private UnaryOperator<Remarks> change = UnaryOperator.identity();

    @JsonSetter
    void setRemarkName(@Nullable String name) {
        remarkName = name;
        change = then(remarks -> remarks.withRemarkName(name));
    }

    @JsonSetter
    void setMemo(@Nullable String text) {
        memo = text;
        change = then(remarks -> remarks.withMemo(text));
    }

    private UnaryOperator<Remarks> then(UnaryOperator<Remarks> next) {
        UnaryOperator<Remarks> before = change;
        return remarks -> next.apply(before.apply(remarks));
    }

    Remarks of(Remarks before) {
        return change.apply(before);
    }
}
