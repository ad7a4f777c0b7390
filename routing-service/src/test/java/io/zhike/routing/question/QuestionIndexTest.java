package io.zhike.routing.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.routing.keyword.NormalText;
import io.zhike.routing.reply.RobotReply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionIndexTest {

    private static final Questions SHOP = questions(
            question("退款多久到账", "退款什么时候到", "钱什么时候退给我"),
            question("怎么修改收货地址", "地址填错了怎么办"),
            question("怎么查物流", "快递到哪里了"),
            question("优惠券怎么用"),
            question("How do I reset my password?"));

    @ParameterizedTest
    @CsvSource({
        "退款多久能到账呀, 退款多久到账",
        "请问一下钱什么时候退给我, 退款多久到账",
        "收货地址填错了, 怎么修改收货地址",
        "帮我查一下快递到哪里了, 怎么查物流",
        "优惠券怎么用, 优惠券怎么用",
        "how can I reset the password, How do I reset my password?",
        "ＲＥＳＥＴ　ＰＡＳＳＷＯＲＤ, How do I reset my password?"
    })
    void findsTheQuestionThatIsMeant(String message, String title) {
        assertThat(search(SHOP, message)).isEqualTo(new Found.Clear(byTitle(title)));
    }

    @ParameterizedTest
    @CsvSource({"你好", "怎么办", "？？", "今天天气不错", "你们老板是谁"})
    void findsNothingWhereNoneIs(String message) {
        assertThat(search(SHOP, message)).isEqualTo(new Found.Nothing());
    }

    @Test
    void offersThreeAtMost() {
        Questions alike = questions(question("会员积分规则"), question("会员积分兑换"), question("会员积分过期"), question("会员积分查询"));
        assertThat(search(alike, "会员积分"))
                .isInstanceOfSatisfying(
                        Found.Unclear.class,
                        unclear -> assertThat(unclear.questions()).hasSize(3));
    }

    @Test
    @SuppressWarnings("NullAway") // what is left out
    void findsNoQuestionThatIsOff() {
        Question off = new Question("off", "发票", null, List.of(new RobotReply.Text("x")), null, false);
        assertThat(search(questions(off), "发票")).isEqualTo(new Found.Nothing());
    }

    @Test
    void aHigherThresholdWantsMore() {
        Question refund = question("退款多久到账");
        String message = "退款";
        assertThat(search(new Questions(0.2, "?", List.of(refund)), message)).isEqualTo(new Found.Clear(refund));
        assertThat(search(new Questions(0.9, "?", List.of(refund)), message)).isNotEqualTo(new Found.Clear(refund));
    }

    @Test
    void findsOneAmongThousands() {
        List<Question> many = new ArrayList<>(IntStream.range(0, 3_000)
                .mapToObj(n -> question("第" + n + "号商品的产地"))
                .toList());
        Question wanted = question("怎么修改收货地址");
        many.add(1_234, wanted);
        assertThat(search(questions(many.toArray(Question[]::new)), "收货地址怎么修改")).isEqualTo(new Found.Clear(wanted));
    }

    @Test
    void aMessageOfManyWordsIsReadFromItsBeginning() {
        String words =
                IntStream.range(0, 2_000).mapToObj(QuestionIndexTest::word).collect(Collectors.joining(" "));
        assertThat(search(SHOP, words)).isEqualTo(new Found.Nothing());
        assertThat(Words.in(NormalText.of("退款 " + words))).hasSize(200).contains("退款");
    }

    /** Letters alone: {@code q}, then {@code a} to {@code z} three times. */
    private static String word(int number) {
        return "q" + (char) ('a' + number / 676) + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
    }

    private static Found search(Questions questions, String message) {
        return QuestionIndex.of(questions).search(NormalText.of(message));
    }

    private static Question byTitle(String title) {
        return SHOP.items().stream()
                .filter(question -> question.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("NullAway") // what is left out
    private static Questions questions(Question... items) {
        return new Questions(null, null, List.of(items));
    }

    @SuppressWarnings("NullAway") // what is left out
    private static Question question(String title, String... variants) {
        return new Question(title, title, List.of(variants), List.of(new RobotReply.Text("answer")), null, null);
    }
}
