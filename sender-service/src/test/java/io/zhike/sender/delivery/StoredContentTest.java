package io.zhike.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.zhike.events.outbound.ReplyContent;
import org.junit.jupiter.api.Test;

class StoredContentTest {

    @Test
    void readsWhatItWrote() {
        ReplyContent content = new ReplyContent.Text("您好 \"😀\"\n第二行");

        assertThat(StoredContent.read(StoredContent.write(content))).contains(content);
    }

    @Test
    void leavesToOthersWhatItDoesNotKnow() {
        assertThat(StoredContent.read("{\"type\":\"hologram\"}")).isEmpty();
    }
}
