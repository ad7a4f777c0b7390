package io.zhike.agent.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.agent.compliance.Opinion.Suggestion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Finding WARNING = new Finding(Rule.MARKETING, Action.WARN, "加微信", "加微信");
    private static final Finding BLOCK = new Finding(Rule.ILLEGAL, Action.BLOCK, "赌博", "赌博");

    @Test
    void nothingFoundPasses() {
        assertThat(Verdict.on(List.of(), Set.of())).isEqualTo(new Verdict.Passed(List.of()));
    }

    @Test
    void aWarningIsToBeConfirmed() {
        assertThat(Verdict.on(List.of(WARNING), Set.of("ILLEGAL"))).isEqualTo(new Verdict.ToConfirm(List.of(WARNING)));
        assertThat(Verdict.on(List.of(WARNING), Set.of("MARKETING"))).isEqualTo(new Verdict.Passed(List.of(WARNING)));
    }

    @Test
    void noConfirmationLiftsABlock() {
        assertThat(Verdict.on(List.of(WARNING, BLOCK), Set.of("MARKETING", "ILLEGAL")))
                .isEqualTo(new Verdict.Blocked(List.of(WARNING, BLOCK)));
    }

    @Test
    void whatWeChatWantsLookedAtIsConfirmedByAPerson() {
        assertThat(new Opinion(Suggestion.PASS, "正常").against("好", Action.BLOCK))
                .isEmpty();
        assertThat(new Opinion(Suggestion.REVIEW, "广告").against("好", Action.BLOCK))
                .contains(new Finding(Rule.CONTENT_CHECK, Action.WARN, "广告", "好"));
        assertThat(new Opinion(Suggestion.RISKY, "广告").against("好", Action.BLOCK))
                .contains(new Finding(Rule.CONTENT_CHECK, Action.BLOCK, "广告", "好"));
        assertThat(new Opinion(Suggestion.RISKY, "广告").against("好", Action.OFF)).isEmpty();
    }
}
