package io.zhike.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.util.Map;

/** A relay alone in its process; ends with its standard input. */
final class RelayMain {

    private RelayMain() {}

    public static void main(String[] arguments) throws IOException {
        Relay relay = new Relay(
                RelaySettings.quick(),
                new SimpleMeterRegistry(),
                arguments[0],
                RelayDatabase.USER,
                RelayDatabase.PASSWORD,
                Map.of("bootstrap.servers", arguments[1]));
        relay.start(new StartupEvent());
        System.in.read();
    }
}
