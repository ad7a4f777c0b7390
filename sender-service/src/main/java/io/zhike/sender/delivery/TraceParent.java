package io.zhike.sender.delivery;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A trace over the time that a reply lies in its row, as W3C {@code traceparent}. */
final class TraceParent {

    private static final String FIELD = "traceparent";

    private static final TextMapGetter<String> AS_IT_IS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String stored) {
            return Set.of(FIELD);
        }

        @Override
        public @Nullable String get(@Nullable String stored, String key) {
            return key.equals(FIELD) ? stored : null;
        }
    };

    private TraceParent() {}

    /** That of the present span; null where there is none. */
    static @Nullable String current() {
        Map<String, String> fields = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.current(), fields, Map::put);
        return fields.get(FIELD);
    }

    /** The context of a stored one; the present context where there is none. */
    static Context context(@Nullable String stored) {
        return Optional.ofNullable(stored)
                .map(parent -> W3CTraceContextPropagator.getInstance().extract(Context.current(), parent, AS_IT_IS))
                .orElse(Context.current());
    }
}
