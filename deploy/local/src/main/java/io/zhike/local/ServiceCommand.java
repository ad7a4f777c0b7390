package io.zhike.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a service's process. */
final class ServiceCommand {

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
        command.addAll(List.of("-jar", options.jar(service).toString()));
        return command;
    }
}
