package io.zhike.agent.user;

import org.jspecify.annotations.Nullable;

/**
 * What the people of a desk write of a user; nobody shows it to them.
 *
 * @param remarkName 备注: what they call them; null where they call them nothing
 * @param memo anything else: a telephone number, an address; null where there is nothing
 */
public record Remarks(@Nullable String remarkName, @Nullable String memo) {

    public Remarks {
        remarkName = written(remarkName);
        memo = written(memo);
    }

    private static @Nullable String written(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public Remarks withRemarkName(@Nullable String name) {
        return new Remarks(name, memo);
    }

    public Remarks withMemo(@Nullable String text) {
        return new Remarks(remarkName, text);
    }
}
