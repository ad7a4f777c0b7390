package io.zhike.benchmarks.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.benchmarks.load.EncryptedPushes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdkPrimitivesTest {

    @ParameterizedTest
    @EnumSource
    void hashAndDecryptWhatAReaderHasTo(EncryptedPushes pushes) throws GeneralSecurityException {
        // Given
        var primitives = new JdkPrimitives();
        var sample = Sample.of(pushes.first(2).getLast());

        // When
        var hash = primitives.hash(sample.signed());
        var frame = primitives.decrypt(sample.encrypted());

        // Then
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(sample.msgSignature());
        assertThat(new String(frame, StandardCharsets.UTF_8)).contains("我的订单 1 什么时候发货", pushes.appId());
    }
}
