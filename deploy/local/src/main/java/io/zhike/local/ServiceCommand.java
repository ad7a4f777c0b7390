package io.zhike.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a service's process. */
final class ServiceCommand {

    /** More options for the services' virtual machines, with blanks between them; they come last, so that they win. */
    private static final String MORE_OPTIONS = "ZHIKE_JVM_OPTIONS";

    private ServiceCommand() {}

    static List<String> of(Part service, StackOptions options) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                Leftovers.MARK + options.data(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                // On a small machine the second compiler of so many processes keeps them all from starting, and from
                // working for their first thousands of messages.
                "-XX:TieredStopAtLevel=1",
                // Netty's ways into memory, of which the JDK warns at every start.
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        var debugPort = options.environment().get(service.debugVariable());
        if (debugPort != null) {
            command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + debugPort);
        }
        var more = options.environment().getOrDefault(MORE_OPTIONS, "").strip();
        if (!more.isEmpty()) {
            command.addAll(List.of(more.split("\\s+")));
        }
        command.addAll(List.of("-jar", options.jar(service).toString()));
        return command;
    }
}
