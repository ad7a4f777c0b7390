package io.zhike.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void keepsDataAndUsesTheSimulatorUnlessToldOtherwise() {
        // When
        var arguments = Arguments.parse();

        // Then
        assertThat(arguments).isEqualTo(new Arguments(false, true));
    }

    @Test
    void takesBothSwitchesInAnyOrder() {
        // When
        var arguments = Arguments.parse("--without-simulator", "--fresh");

        // Then
        assertThat(arguments).isEqualTo(new Arguments(true, false));
    }

    @Test
    void namesTheWordThatItDoesNotKnow() {
        // When, Then
        assertThatThrownBy(() -> Arguments.parse("--frsh"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("--frsh")
                .hasMessageContaining("--fresh");
    }
}
