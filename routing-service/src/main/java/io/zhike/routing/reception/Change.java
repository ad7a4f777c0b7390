package io.zhike.routing.reception;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change of an app's reception.
 *
 * @param person who makes it
 * @param part what is changed
 * @param read the version that they have read, which must still be the newest; null where they do not say
 * @param change from what the app has to what it is to have
 */
record Change(String person, Part part, @Nullable Long read, UnaryOperator<Reception> change) {

    /** The document's fields, as the body that was sent knows them: a part's body does not name the part. */
    String withinBody(String path) {
        String outer = part.name().toLowerCase(Locale.ROOT) + ".";
        return path.startsWith(outer) ? path.substring(outer.length()) : path;
    }
}
