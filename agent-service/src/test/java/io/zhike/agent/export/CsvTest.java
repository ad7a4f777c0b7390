package io.zhike.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cells of the table. */
class CsvTest {

    @Test
    void areQuotedWhereTheyMust() {
        assertThat(Csv.cell("我要退款")).isEqualTo("我要退款");
        assertThat(Csv.cell("")).isEmpty();
        assertThat(Csv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(Csv.cell("说\"好\"")).isEqualTo("\"说\"\"好\"\"\"");
        assertThat(Csv.cell("a\nb")).isEqualTo("\"a\nb\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠a"})
    void areNoFormulas(String written) {
        assertThat(Csv.cell(written)).isEqualTo("'" + written);
    }

    @Test
    void areNoFormulasBehindALineBreakOrAQuote() {
        assertThat(Csv.cell("\r=1")).isEqualTo("\"'\r=1\"");
        assertThat(Csv.cell("=HYPERLINK(\"http://a.example\",\"b\")"))
                .isEqualTo("\"'=HYPERLINK(\"\"http://a.example\"\",\"\"b\"\")\"");
    }

    @Test
    void keepWhatHasASignInItsMiddle() {
        assertThat(Csv.cell("1+1=2")).isEqualTo("1+1=2");
    }
}
