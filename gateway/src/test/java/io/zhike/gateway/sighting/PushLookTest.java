package io.zhike.gateway.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushLookTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            nullValues = "-",
            value = {
                "-    | {\"FromUserName\":\"o1\"}                  | json plain",
                "-    | <xml><FromUserName>o1</FromUserName></xml> | xml plain",
                "sign | {\"ToUserName\":\"gh\",\"Encrypt\":\"x\"}  | json secure",
                "sign | <xml><Encrypt>x</Encrypt></xml>            | xml secure",
                "sign | {\"FromUserName\":\"o1\",\"Encrypt\":\"x\"}| json compat",
                "-    | <xml><Encrypt>x</Encrypt></xml>            | xml secure",
                "-    | hello                                      | unknown unknown"
            })
    void tellsFormatAndMode(String msgSignature, String body, String look) {
        assertThat(PushLook.of(msgSignature, body.getBytes(UTF_8))).hasToString(look);
    }
}
