package io.zhike.sender.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhike.sender.doctor.Check.Result;
import io.zhike.sender.doctor.Gateways.Replica;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PushChecksTest {

    private static final String APP = "wx1";

    @Test
    void aPushThatCameIsWellAndNamesNoTraps() {
        assertThat(of(Map.of("setUp", "json secure", "accepted", "2026-03-01T08:00:00Z")))
                .extracting(Check::name, Check::result)
                .containsExactly(tuple("pushes", Result.OK), tuple("web-tool", Result.INFO));
    }

    @Test
    void whereNoneEverCameTheTrapsAreNamed() {
        List<Check> checks = of(Map.of("setUp", "json secure", "verified", "2026-03-01T08:00:00Z"));

        assertThat(checks)
                .extracting(Check::name)
                .containsExactly("pushes", "trap-third-party", "trap-cloud-function", "trap-devtools", "web-tool");
        assertThat(checks.getFirst().result()).isEqualTo(Result.WARNING);
        assertThat(checks.getFirst().zh()).contains("/wechat/wx1", "json secure", "地址已于 2026-03-01T08:00:00Z 验证");
    }

    @Test
    void anotherFormatOrModeIsNamedBesideTheOneSetUp() {
        Check check = of(Map.of(
                        "setUp", "json secure",
                        "refused", "2026-03-01T09:00:00Z",
                        "refusedFor", "wrong-signature",
                        "refusedLooked", "xml plain"))
                .get(1);

        assertThat(check.result()).isEqualTo(Result.FAILED);
        assertThat(check.en()).contains("it was xml plain, set up is json secure");
    }

    @Test
    void aRefusalNamesWhatToLookAt() {
        assertThat(refused("wrong-signature").zh()).contains("Token");
        assertThat(refused("malformed").zh()).contains("EncodingAESKey");
        assertThat(refused("stale").zh()).contains("timestamp-window");
        assertThat(refused("failed").zh()).contains("日志");
    }

    private static Check refused(String why) {
        return of(Map.of(
                        "setUp", "json secure",
                        "refused", "2026-03-01T09:00:00Z",
                        "refusedFor", why,
                        "refusedLooked", "json secure"))
                .get(1);
    }

    @Test
    void whereOthersAreAcceptedARefusalIsNoFailure() {
        assertThat(refusedAt("2026-03-01T08:00:00Z")).containsExactly(Result.OK, Result.INFO);
        assertThat(refusedAt("2026-03-01T10:00:00Z")).containsExactly(Result.OK, Result.WARNING);
    }

    private static List<Result> refusedAt(String time) {
        return of(Map.of(
                        "setUp", "json secure",
                        "accepted", "2026-03-01T09:00:00Z",
                        "refused", time,
                        "refusedFor", "malformed",
                        "refusedLooked", "json secure"))
                .stream()
                .limit(2)
                .map(Check::result)
                .toList();
    }

    @Test
    void aGatewayThatIsSilentOrDoesNotKnowTheAppIsWrong() {
        assertThat(PushChecks.of(APP, List.of()).getFirst().result()).isEqualTo(Result.FAILED);
        assertThat(PushChecks.of(APP, List.of(new Replica("10.0.0.1", Optional.empty())))
                        .getFirst()
                        .zh())
                .isEqualTo("网关 10.0.0.1 没有应答");
        assertThat(of(Map.of()).getFirst().en()).isEqualTo("The gateway at 10.0.0.1 does not know the app wx1");
    }

    private static List<Check> of(Map<String, String> fields) {
        var data = new ObjectMapper().createObjectNode();
        fields.forEach((name, value) -> data.put(APP + "." + name, value));
        return PushChecks.of(APP, List.of(new Replica("10.0.0.1", Optional.of(PushReport.of(APP, data)))));
    }
}
