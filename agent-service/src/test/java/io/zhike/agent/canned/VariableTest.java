package io.zhike.agent.canned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a canned text leaves open. */
class VariableTest {

    private static final Function<Variable, String> VALUES = variable -> switch (variable) {
        case NICK_NAME -> "$1小明";
        case AGENT -> "li";
        case APP -> "商城";
    };

    @ParameterizedTest
    @CsvSource({"{昵称}您好,$1小明您好", "{nickName}您好,$1小明您好", "我是{小程序}的{客服},我是商城的li", "{app}/{ agent },商城/li", "没有变量,没有变量"})
    void isFilledInByEitherName(String text, String filled) {
        assertThat(Variable.fill(text, VALUES)).isEqualTo(filled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{昵称}{客服}{小程序}", "{nickName} {agent} {app}", "a { b", "} {", ""})
    void isKnown(String text) {
        assertThat(Variable.firstUnknownIn(text)).isEmpty();
    }

    @Test
    void isToldWhereItMeansNothing() {
        assertThat(Variable.firstUnknownIn("{昵称}，订单{订单号}")).contains("{订单号}");
        assertThat(Variable.firstUnknownIn("{}")).contains("{}");
    }
}
