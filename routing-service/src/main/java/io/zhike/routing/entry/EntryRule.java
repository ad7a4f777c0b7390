package io.zhike.routing.entry;

import io.zhike.routing.reply.ReplyRule;
import io.zhike.service.MessageText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the page that a user comes from.
 *
 * @param id as statistics know it; given by the service where left out
 * @param name what its operators call it
 * @param enabled true where left out
 * @param when which {@code session-from} it is about
 * @param welcome in the place of the app's; null for the app's
 * @param menu the menu that the welcome shows, by id; null for the app's
 * @param group the agents who are to have the conversation, by the name of their group; null for everybody
 * @param person whether the first message brings a person; false where left out
 */
public record EntryRule(
        @Nullable @Pattern(regexp = ReplyRule.ID) String id,
        @NotBlank @Size(max = 100) String name,
        Boolean enabled,
        @NotNull @Valid When when,
        @Nullable @MessageText(mayBeBlank = true) String welcome,
        @Nullable String menu,
        @Nullable @Size(max = 100) String group,
        Boolean person) {

    public EntryRule {
        enabled = enabled == null || enabled;
        person = person != null && person;
    }

    public EntryRule withId(String given) {
        return new EntryRule(given, name, enabled, when, welcome, menu, group, person);
    }

    /**
     * Which {@code session-from} is meant: all that is said here must be true of it.
     *
     * @param prefix it begins with this; null for anything
     * @param parameters it has these; none where left out
     */
    public record When(
            @Nullable @Size(max = 200) String prefix,
            @Size(max = 20) Map<@NotBlank String, @NotNull @Size(max = 500) String> parameters) {

        public When {
            parameters = parameters == null ? Map.of() : parameters;
        }

        boolean isTrueOf(SessionFrom from) {
            return (prefix == null || from.text().startsWith(prefix))
                    && parameters.entrySet().stream()
                            .allMatch(one ->
                                    one.getValue().equals(from.parameters().get(one.getKey())));
        }

        boolean isEmpty() {
            return (prefix == null || prefix.isEmpty()) && parameters.isEmpty();
        }
    }
}
