package io.zhike.quota.policy;

import io.zhike.events.outbound.NewestPush;

/**
 * What WeChat allows.
 *
 * @param name what settings call it: a {@link Preset}'s, or one of {@code zhike.quota.policies}
 * @param entered what entering the session grants
 * @param message what a user's message grants
 */
public record Figures(String name, Allowance entered, Allowance message) {

    Allowance allowance(NewestPush.Kind kind) {
        return switch (kind) {
            case ENTERED -> entered;
            case MESSAGE -> message;
        };
    }
}
