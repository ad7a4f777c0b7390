package io.zhike.routing.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zhike.routing.keyword.Keyword;
import io.zhike.routing.keyword.KeywordFault;
import io.zhike.routing.keyword.Match;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceptionDocumentTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void whatIsLeftOutIsThatOfANewApp() throws IOException {
        assertThat(read("{\"transferToHuman\": false}").toReception()).isEqualTo(Reception.INITIAL);
    }

    @Test
    void whatIsGivenReplacesIt() throws IOException {
        Reception reception = read("""
                {"transferToHuman": true, "keywords": [{"text": "真人"}], "transferPrompt": "请稍候", "welcome": ""}
                """).toReception();
        assertThat(reception)
                .isEqualTo(new Reception(
                        true,
                        List.of(new Keyword("真人", Match.CONTAINS, true, List.of())),
                        "请稍候",
                        Reception.INITIAL.queuedText(),
                        Reception.INITIAL.offlineText(),
                        "",
                        Reception.INITIAL.fallback()));
    }

    @Test
    void comesBackAsItWent() throws IOException {
        String written = JSON.writeValueAsString(ReceptionDocument.of(Reception.INITIAL));
        assertThat(written).contains("\"match\":\"contains\"");
        assertThat(read(written).toReception()).isEqualTo(Reception.INITIAL);
    }

    @Test
    void theKeywordsOfANewAppAreSound() {
        assertThat(KeywordFault.in(Reception.INITIAL.keywords())).isEmpty();
    }

    private static ReceptionDocument read(String json) throws IOException {
        return JSON.readValue(json, ReceptionDocument.class);
    }
}
