package io.zhike.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Engines tell a great deal while nothing is wrong; only what is wrong is let through. */
final class QuietLogs {

    /** The log manager keeps loggers weakly, and a level is forgotten with its logger. */
    private static final Map<String, Logger> KEPT = new ConcurrentHashMap<>();

    private QuietLogs() {}

    static void warningsOf(String... names) {
        limit(Level.WARNING, names);
    }

    static void errorsOf(String... names) {
        limit(Level.SEVERE, names);
    }

    /** Log4j complains on standard error that it has nobody to write to; nobody writes to it either. */
    static void withoutLog4j() {
        System.getProperties()
                .putIfAbsent(
                        "log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
    }

    private static void limit(Level level, String... names) {
        for (var name : names) {
            KEPT.computeIfAbsent(name, Logger::getLogger).setLevel(level);
        }
    }
}
