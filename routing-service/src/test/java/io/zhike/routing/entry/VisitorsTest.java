package io.zhike.routing.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.routed.SelfReported;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorsTest {

    private static final List<String> HOSTS = List.of("qlogo.cn");

    @Test
    void readsWhatTheMiniProgramSays() {
        String said = """
                {"nickName":"小明","avatarUrl":"https://thirdwx.qlogo.cn/mmopen/1/0","source":"商品页"}""";
        assertThat(Visitors.in(said, HOSTS))
                .isEqualTo(new SelfReported("小明", "https://thirdwx.qlogo.cn/mmopen/1/0", "商品页"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/a.png",
                "https://qlogo.cn.evil.example/a.png",
                "https://evilqlogo.cn/a.png",
                "https://qlogo.cn@evil.example/a.png",
                "http://qlogo.cn/a.png",
                "javascript:alert(1)",
                "https://qlogo.cn\\\\@evil.example",
                "//qlogo.cn/a.png"
            })
    void showsNoPictureOfAnotherHost(String url) {
        assertThat(Visitors.in("{\"nickName\":\"小明\",\"avatarUrl\":\"" + url + "\"}", HOSTS))
                .isEqualTo(new SelfReported("小明", null, null));
    }

    @Test
    void plainTextIsWhereTheyComeFrom() {
        assertThat(Visitors.in("首页", HOSTS)).isEqualTo(new SelfReported(null, null, "首页"));
    }

    @Test
    void longNamesAreCutAndControlsLeftOut() {
        SelfReported read = Visitors.in("nickName=" + "👋".repeat(300) + "&source=a%00b", HOSTS);
        assertThat(read).isEqualTo(new SelfReported("👋".repeat(100), null, "ab"));
    }

    @Test
    void whatSaysNothingOfTheUserIsNothing() {
        assertThat(Visitors.in(null, HOSTS)).isNull();
        assertThat(Visitors.in(" ", HOSTS)).isNull();
        assertThat(Visitors.in("{\"page\":\"order\"}", HOSTS)).isNull();
    }
}
