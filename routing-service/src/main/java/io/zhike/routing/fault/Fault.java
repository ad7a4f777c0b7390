package io.zhike.routing.fault;

import java.util.List;

/**
 * Why settings cannot be what their writer meant.
 *
 * @param path the field, {@code rules.items[2].keywords[0].text} for example
 * @param message what is wrong there
 */
public record Fault(String path, String message) {

    /** The same, seen from further outside. */
    public Fault within(String outer) {
        return new Fault(path.startsWith("[") ? outer + path : outer + "." + path, message);
    }

    /** All of them, seen from further outside. */
    public static List<Fault> within(String outer, List<Fault> faults) {
        return faults.stream().map(fault -> fault.within(outer)).toList();
    }
}
