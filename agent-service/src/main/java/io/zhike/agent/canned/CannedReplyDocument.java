package io.zhike.agent.canned;

import io.zhike.agent.http.StorableText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A canned reply as someone writes it; see {@link CannedReply}. */
record CannedReplyDocument(
        @NotNull Scope scope,
        @Size(max = 30) @StorableText @Nullable String shortcut,

        @NotBlank @Size(max = 100) @StorableText String title,

        @Size(max = 50) @StorableText @Nullable String folder,
        @NotNull @Valid CannedContent content) {

    CannedReplyDocument {
        shortcut = written(shortcut);
        folder = written(folder);
    }

    private static @Nullable String written(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
