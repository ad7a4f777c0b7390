package io.zhike.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserKeyTest {

    @Test
    void recordKeysAreAppAndUser() {
        assertThat(new UserKey("wx1", "o:1").recordKey()).isEqualTo("wx1:o:1");
    }

    @Test
    void sortsByAppThenUserAsTheDatabaseDoes() {
        assertThat(new UserKey("wx1", "oB")).isLessThan(new UserKey("wx1", "oa"));
        assertThat(new UserKey("wx1", "oz")).isLessThan(new UserKey("wx2", "oa"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b"})
    void anAppIdIsNotEmptyAndHasNoColon(String appId) {
        assertThatIllegalArgumentException().isThrownBy(() -> new UserKey(appId, "o1"));
    }

    @Test
    void logsShowLittleOfTheUser() {
        assertThat(new UserKey("wx1", "oQwErTy").masked()).isEqualTo("wx1:oQwE***");
        assertThat(new UserKey("wx1", "oQ").masked()).isEqualTo("wx1:oQ***");
    }
}
