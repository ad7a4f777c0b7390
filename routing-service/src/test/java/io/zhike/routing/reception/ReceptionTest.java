package io.zhike.routing.reception;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.zhike.routing.keyword.Match;
import io.zhike.routing.reception.GeneralSettings.AfterFallbacks;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceptionTest {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @Test
    void whatIsLeftOutIsThatOfANewApp() throws IOException {
        assertThat(read("{\"general\": {\"transferToHuman\": false}}")).isEqualTo(Reception.INITIAL);
        assertThat(Reception.INITIAL.general().fallbacks()).isEqualTo(3);
        assertThat(Reception.INITIAL.general().afterFallbacks()).isEqualTo(AfterFallbacks.OFFER);
        assertThat(Reception.INITIAL.hours().neverCloses()).isTrue();
    }

    @Test
    void whatIsGivenReplacesIt() throws IOException {
        GeneralSettings general = read("""
                {"general": {"transferToHuman": true, "keywords": [{"text": "真人"}], "welcome": ""}}
                """).general();
        assertThat(general.keywords())
                .containsExactly(new TransferKeyword("真人", Match.CONTAINS, true, List.of(), null));
        assertThat(general.welcome()).isEmpty();
        assertThat(general.fallback()).isEqualTo(Reception.INITIAL.general().fallback());
    }

    @Test
    void comesBackAsItWent() throws IOException {
        String written = JSON.writeValueAsString(Reception.INITIAL);
        assertThat(written).contains("\"match\":\"contains\"", "\"afterFallbacks\":\"offer\"");
        assertThat(read(written)).isEqualTo(Reception.INITIAL);
    }

    @Test
    void aNewAppsSettingsAreSound() {
        assertThat(new ReceptionFaults(Reception.INITIAL, "wx1").all()).isEmpty();
    }

    @Test
    void whatHasNoIdGetsOneAndKeepsIt() throws IOException {
        Reception first = read("""
                {"general": {"transferToHuman": true},
                 "rules": {"items": [{"name": "运费", "keywords": [{"text": "运费"}], "replies": [{"type": "text", "text": "包邮"}]}]}}
                """).withIds();
        assertThat(first.rules().items().getFirst().id()).isNotBlank();
        assertThat(first.withIds()).isEqualTo(first);
    }

    private static Reception read(String json) throws IOException {
        return JSON.readValue(json, Reception.class);
    }
}
