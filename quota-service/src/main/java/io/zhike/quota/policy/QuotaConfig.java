package io.zhike.quota.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.zhike.events.outbound.ReplySource;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** The quota's settings for every app that has none of its own. */
@ConfigMapping(prefix = "zhike.quota")
public interface QuotaConfig {

    /** A preset's name, or one of {@link #policies}. */
    @WithDefault("guide")
    String policy();

    /** What counts in its place, from when on. */
    List<Change> changes();

    /** Figures that are no preset, by the name that they are given here. */
    Map<String, Custom> policies();

    /** Units that replies of the robot and of the desk itself leave for people. */
    @WithDefault("1")
    @PositiveOrZero
    int reserve();

    /** Replies that a grant gives to one source at most. */
    Map<ReplySource, @PositiveOrZero Integer> caps();

    /** See {@link QuotaPolicy#trust}. */
    @WithDefault("false")
    boolean trust();

    /** A policy that replaces another one. */
    interface Change {

        OffsetDateTime from();

        String policy();
    }

    /** Figures of one's own. */
    interface Custom {

        CustomAllowance entered();

        CustomAllowance message();
    }

    /** What one push grants. */
    interface CustomAllowance {

        @Positive
        int replies();

        Duration lasts();
    }
}
