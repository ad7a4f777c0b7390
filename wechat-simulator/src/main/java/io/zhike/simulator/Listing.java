package io.zhike.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page, null on the last one
 */
public record Listing<T>(List<T> items, @Nullable String next) {

    public static <T> Listing<T> whole(List<T> items) {
        return new Listing<>(items, null);
    }
}
