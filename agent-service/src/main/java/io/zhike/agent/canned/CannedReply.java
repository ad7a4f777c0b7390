package io.zhike.agent.canned;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 快捷回复: what someone may say without writing it.
 *
 * @param shortcut by which it is found at once; null where it has none
 * @param folder under which it stands; null for none
 * @param uses how often it was taken into a conversation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CannedReply(
        UUID id,
        Scope scope,
        @Nullable String shortcut,
        String title,
        @Nullable String folder,
        CannedContent content,
        long uses) {

    /** As they stand in a list: by folder, what stands in none first. */
    static final Comparator<CannedReply> BY_FOLDER = Comparator.<CannedReply, String>comparing(
                    reply -> Objects.requireNonNullElse(reply.folder, ""))
            .thenComparing(CannedReply::title)
            .thenComparing(CannedReply::id);

    /** What is sought, in whatever case and width; several words are sought each for itself. */
    record Query(List<String> words) {

        static Query of(String text) {
            return new Query(Arrays.stream(folded(text).split("\\s+"))
                    .filter(word -> !word.isEmpty())
                    .toList());
        }

        /** Every word is in its shortcut, its title or what it says. */
        boolean finds(CannedReply reply) {
            String text = folded("%s\n%s\n%s"
                    .formatted(
                            Objects.requireNonNullElse(reply.shortcut, ""),
                            reply.title,
                            String.join("\n", reply.content.words().values())));
            return words.stream().allMatch(text::contains);
        }

        private static String folded(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        }
    }
}
