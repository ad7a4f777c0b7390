package io.zhike.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zhike.benchmarks.load.EncryptedPushes;
import io.zhike.wechat.push.Push;
import io.zhike.wechat.push.PushQuery;
import io.zhike.wechat.push.PushReader;
import io.zhike.wechat.push.SignedPush;
import java.util.Objects;
import me.chanjar.weixin.common.error.WxRuntimeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WxJavaReaderTest {

    @ParameterizedTest
    @EnumSource
    void readsWhatWeRead(EncryptedPushes pushes) {
        // Given
        var push = pushes.first(1).getFirst();
        var ours = (Push.Text) new PushReader(pushes.settings()).read(PushQuery.of(push.query()::get), push.body());

        // When
        var message = new WxJavaReader(pushes)
                .read(of(push, "msg_signature"), of(push, "timestamp"), of(push, "nonce"), push.body());

        // Then
        assertThat(message.getContent()).isEqualTo(ours.content());
        assertThat(message.getFromUser()).isEqualTo(ours.openId());
        assertThat(message.getMsgId().toString()).isEqualTo(ours.envelope().msgId());
    }

    @ParameterizedTest
    @EnumSource
    void checksTheSignature(EncryptedPushes pushes) {
        // Given
        var push = pushes.first(1).getFirst();

        // When, then
        assertThatThrownBy(() -> new WxJavaReader(pushes)
                        .read(of(push, "msg_signature"), of(push, "timestamp"), "another", push.body()))
                .isInstanceOf(WxRuntimeException.class);
    }

    private static String of(SignedPush push, String parameter) {
        return Objects.requireNonNull(push.query().get(parameter));
    }
}
