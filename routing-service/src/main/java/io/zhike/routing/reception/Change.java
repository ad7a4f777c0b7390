package io.zhike.routing.reception;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A change of an app's reception.
 *
 * @param person who makes it
 * @param part what is changed
 * @param change from what the app has to what it is to have
 */
record Change(String person, Part part, UnaryOperator<Reception> change) {

    /** The document's fields, as the body that was sent knows them: a part's body does not name the part. */
    String withinBody(String path) {
        String outer = part.name().toLowerCase(Locale.ROOT) + ".";
        return path.startsWith(outer) ? path.substring(outer.length()) : path;
    }
}
