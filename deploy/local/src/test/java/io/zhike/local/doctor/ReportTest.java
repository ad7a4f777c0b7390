package io.zhike.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void tellsEachCheckInBothLanguages() throws JsonProcessingException {
        Report report = report("OK");

        assertThat(report.toString().lines())
                .containsExactly(
                        "wx1", "  ✓ clock                本机时钟与微信一致", "                         The clock agrees");
        assertThat(report.failed()).isFalse();
    }

    @Test
    void isBadWhereOneCheckFailed() throws JsonProcessingException {
        assertThat(report("WARNING").failed()).isFalse();
        assertThat(report("FAILED").failed()).isTrue();
        assertThat(report("FAILED").toString()).contains("✗ clock");
    }

    private static Report report(String result) throws JsonProcessingException {
        return Report.of(new ObjectMapper().readTree("""
                        {"appId":"wx1","checks":[
                         {"name":"clock","result":"%s","zh":"本机时钟与微信一致","en":"The clock agrees"}]}
                        """.formatted(result)));
    }
}
