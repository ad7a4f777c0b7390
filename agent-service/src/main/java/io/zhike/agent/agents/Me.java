package io.zhike.agent.agents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.zhike.agent.access.Role;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Who the caller is.
 *
 * @param roles the identity provider's: {@code agent}; {@code admin} administers every app
 * @param apps what they may see
 * @param message what is wrong with it; null where nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Me(
        String id,
        String name,
        List<String> roles,
        List<App> apps,
        int capacity,
        boolean autoAccept,
        Presence status,
        @Nullable String message) {

    /**
     * A mini program, and what the caller is in it.
     *
     * @param groups the skill groups to which they belong
     */
    public record App(String id, String name, Role role, SortedSet<String> groups) {}
}
