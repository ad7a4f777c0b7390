package io.zhike.agent.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.zhike.agent.transcript.Letters;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {

    private final Phrases phrases = new Phrases(List.of("加微信", "回复…领取", "VX号"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "您可以加微信聊",
                "加 微-信",
                "加\u200b微\n信",
                "请加【微】【信】",
                "回复1领取优惠券",
                "回复“我要”，即可领取",
                "回复领取",
                "回复大家，回复1领取",
                "我的ｖｘ号",
                "vX 号"
            })
    void areFoundHoweverTheyAreSpacedAndPunctuated(String text) {
        assertThat(phrases.firstIn(Letters.of(text))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "。。。", "微信", "加一点微信", "领取后请回复", "回复我", "请在领取处等候"})
    void areNotFoundInOtherTexts(String text) {
        assertThat(phrases.firstIn(Letters.of(text))).isEmpty();
    }

    @Test
    void aGapIsShort() {
        assertThat(phrases.firstIn(Letters.of("回复" + "好".repeat(20) + "领取"))).contains("回复…领取");
        assertThat(phrases.firstIn(Letters.of("回复" + "好".repeat(21) + "领取"))).isEmpty();
    }

    @Test
    void manyGapsTakeNoTime() {
        var gaps = new Phrases(List.of("a…".repeat(24) + "b"));
        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(gaps.firstIn(Letters.of("a".repeat(2_000)))).isEmpty());
    }

    @Test
    void areNamedAsTheyWereWrittenTheFirstOfThemFirst() {
        assertThat(phrases.firstIn(Letters.of("我的VX号，可加微信"))).contains("加微信");
        assertThat(new Phrases(List.of("回复...领取")).firstIn(Letters.of("回复1领取"))).contains("回复...领取");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "。", "…", "回复…", "…领取", "回复…！…领取"})
    void withoutLettersAreUnsound(String text) {
        assertThat(Phrase.of(text).isSound()).isFalse();
        assertThat(new Phrases(List.of(text)).firstIn(Letters.of("回复任何话领取"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            names = {"HARASSMENT", "MARKETING", "ILLEGAL", "INDUCEMENT"})
    void ofANewAppAreSound(Rule rule) {
        assertThat(InitialWords.of(rule))
                .hasSizeGreaterThan(10)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(Phrase.of(text).isSound()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "您好，请问有什么可以帮您？回复“人工”转人工客服",
                "您的订单已发货，快递单号 SF1234567890，请注意查收",
                "退款将在 3 个工作日内原路退回，请耐心等待",
                "发票已开具，可在订单页下载",
                "这款现在有货，可以直接在小程序下单",
                "麻烦您提供一下手机号后四位，我帮您查询",
                "可以送妈妈的礼物有这几款",
                "消毒品类暂时缺货",
                "废物利用的小手工也支持退换"
            })
    void ofANewAppLeaveWhatADeskSaysEveryDay(String text) {
        assertThat(Guard.of(0, Compliance.INITIAL).inWords(text)).isEmpty();
    }
}
