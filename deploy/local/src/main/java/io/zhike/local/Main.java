package io.zhike.local;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/** {@code ./zhike up}: starts the system, says where it is, and stops it on Ctrl-C. */
final class Main {

    private static final PrintStream OUT = System.out;

    private Main() {}

    public static void main(String[] words) {
        try {
            var options = StackOptions.of(Arguments.parse(words), System.getenv());
            logTo(options);
            long begun = System.nanoTime();
            OUT.println("Starting; data is in " + options.data());
            var stack = LocalStack.start(options, OUT::println);
            OUT.println(Welcome.to(options, (System.nanoTime() - begun) / 1_000_000_000));
            OUT.println(stack.awaitDeath());
            stack.close();
        } catch (StackException e) {
            OUT.println(e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            OUT.println("The system cannot write its data: " + e.getMessage());
        }
        System.exit(1);
    }

    /** The engines of this process write to their file and not between the lines for people. */
    private static void logTo(StackOptions options) throws IOException {
        var log = options.log(Part.KAFKA);
        Files.createDirectories(log.getParent());
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        LogManager.getLogManager().reset();
        var handler = new StreamHandler(new FileOutputStream(log.toFile(), true), new SimpleFormatter()) {
            @Override
            public synchronized void publish(java.util.logging.LogRecord record) {
                super.publish(record);
                flush();
            }
        };
        Logger.getLogger("").addHandler(handler);
    }
}
