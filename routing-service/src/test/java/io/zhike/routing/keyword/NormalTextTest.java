package io.zhike.routing.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            人工             | 人工
            '  人工  '       | 人工
            人 工            | 人工
            人　工           | 人工
            转 人 工 客 服   | 转人工客服
            “人工”！        | 人工
            【人工】~~       | 人工
            人工😀           | 人工
            人，工           | 人,工
            ＫＦ             | kf
            Kf               | kf
            r g              | r g
            please  help me  | please help me
            找 kf 谢谢       | 找kf谢谢
            人 工 kf         | 人工kf
            ｶｽﾀﾏｰ ｻﾎﾟｰﾄ      | カスタマーサポート
            Straße ①         | straße 1
            """)
    void writesTheSameWordTheSameWay(String text, String normal) {
        assertThat(NormalText.of(text).value()).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"人\u200b工", "\ufeff人工", "人\u200d工", "\u202a人工\u202c"})
    void leavesInvisibleCharactersOut(String text) {
        assertThat(NormalText.of(text).value()).isEqualTo("人工");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "？！", "😀😀", "\u3000"})
    void isEmptyWithoutLetterOrDigit(String text) {
        assertThat(NormalText.of(text).isEmpty()).isTrue();
    }

    @Test
    void standsAloneBesideChineseButNotWithinAWord() {
        assertThat(NormalText.of("找kf谢谢").standsAlone(1, 3)).isTrue();
        assertThat(NormalText.of("kfc").standsAlone(0, 2)).isFalse();
        assertThat(NormalText.of("kf1").standsAlone(0, 2)).isFalse();
        assertThat(NormalText.of("不人工吗").standsAlone(1, 3)).isTrue();
    }

    @Property
    void isItsOwnNormalText(@ForAll String text) {
        NormalText once = NormalText.of(text);
        assertThat(NormalText.of(once.value())).isEqualTo(once);
    }
}
