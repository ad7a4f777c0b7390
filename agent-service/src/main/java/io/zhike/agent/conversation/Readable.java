package io.zhike.agent.conversation;

import io.zhike.agent.access.Caller;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What of some apps a caller may read, in SQL: what {@link Visibility} says of one conversation.
 *
 * @param me the caller
 * @param whole the apps of which they may read everything
 * @param served the apps of which they may read what an agent may
 */
public record Readable(String me, List<String> whole, List<String> served) {

    /** Whether it is so of the conversation {@code c}. */
    public static final String CONDITION = """
            (c.app_id = any (cast(:whole as text[])) or c.app_id = any (cast(:served as text[])) and (
                c.served_by @> array[cast(:me as text)]
                or c.state in ('ROBOT', 'WAITING') and (c.wanted_group is null or exists (
                    select from binding b
                    where b.app_id = c.app_id and b.agent_id = :me and c.wanted_group = any (b.groups)))
                or exists (
                    select from conversation now
                    where now.app_id = c.app_id and now.open_id = c.open_id
                        and now.state = 'SERVING' and now.agent_id = :me)))""";

    public Readable {
        whole = List.copyOf(whole);
        served = List.copyOf(served);
    }

    /** What the caller may read of those among the apps that they see. */
    public static Readable by(Caller caller, Collection<String> apps) {
        return new Readable(
                caller.id(),
                apps.stream().filter(caller::readsAll).toList(),
                apps.stream()
                        .filter(caller::sees)
                        .filter(app -> !caller.readsAll(app))
                        .toList());
    }

    /** All of the apps. */
    public List<String> apps() {
        return Stream.concat(whole.stream(), served.stream()).toList();
    }

    /** The parameters of {@link #CONDITION}. */
    public Map<String, Object> parameters() {
        return Map.of("me", me, "whole", whole.toArray(String[]::new), "served", served.toArray(String[]::new));
    }
}
