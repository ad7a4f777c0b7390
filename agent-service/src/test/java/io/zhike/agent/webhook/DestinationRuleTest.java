package io.zhike.agent.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationRuleTest {

    private static final DestinationRule STRICT = new DestinationRule(false, false, List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.0.1",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.19.255.255",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void refusesWhatIsNotInTheInternet(String address) {
        assertThat(STRICT.permits(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "223.255.255.255",
                "64:ff9b::1.1.1.1",
                "2400:3200::1",
                "2606:4700::1111",
                "3ffe::1"
            })
    void permitsWhatIs(String address) {
        assertThat(STRICT.permits(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.0.0.1, true",
        "100.64.0.1, true",
        "::1, true",
        "fd00::1, true",
        "64:ff9b::10.0.0.1, true",
        "169.254.169.254, false",
        "fe80::1, false",
        "0.0.0.0, false",
        "224.0.0.1, false"
    })
    void privateNetworksAreAllowedWithoutThoseWhereCloudsKeepCredentials(String address, boolean permitted) {
        // Given
        var rule = new DestinationRule(false, true, List.of());

        // When, then
        assertThat(rule.permits(InetAddress.ofLiteral(address))).isEqualTo(permitted);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.1, true",
        "10.1.255.255, true",
        "10.2.0.0, false",
        "10.0.255.255, false",
        "172.20.128.1, true",
        "172.20.127.255, false",
        "fd00:1::1, true",
        "fd00:2::1, false"
    })
    void namedNetworksAreAllowedAndNoOthers(String address, boolean permitted) {
        // Given
        var rule = new DestinationRule(
                false,
                false,
                List.of(
                        NetworkRange.of("10.1.0.0/16"),
                        NetworkRange.of("172.20.128.0/17"),
                        NetworkRange.of("fd00:1::/32")));

        // When, then
        assertThat(rule.permits(InetAddress.ofLiteral(address))).isEqualTo(permitted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/hook",
                "http://example.com/hook",
                "HTTPS:example.com",
                "ftp://example.com",
                "https://",
                "https:///hook",
                "https://user@example.com/",
                "https://user:password@example.com/",
                "https://example.com/#part",
                "https://example.com:0/",
                "https://example.com:65536/",
                "https://example.com:-1/",
                "https://exa mple.com/",
                "https://例子.com/",
                "https://example.com/你",
                "https://example.com/\r\nX: y",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://010.0.0.1/",
                "https://10.0.0.1:8443/hook",
                "https://169.254.169.254/latest/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fe80::1%25eth0]/"
            })
    void refusesUrlsThatTellThemselvesWhatIsWrong(String url) {
        assertThat(STRICT.objectionTo(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://hooks.example.com:8443/zhike?token=a%2Fb",
                "https://1.1.1.1/hook",
                "https://[2606:4700::1111]/"
            })
    void takesOthers(String url) {
        assertThat(STRICT.objectionTo(url)).isEmpty();
    }

    @Test
    void takesPlainHttpWhereThatIsAllowed() {
        // Given
        var rule = new DestinationRule(true, true, List.of());

        // When, then
        assertThat(rule.objectionTo("http://127.0.0.1:8080/hook")).isEmpty();
    }
}
