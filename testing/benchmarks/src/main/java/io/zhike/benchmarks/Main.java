package io.zhike.benchmarks;

import io.zhike.benchmarks.gateway.GatewayBenchmark;
import io.zhike.benchmarks.gateway.Plan;
import io.zhike.benchmarks.keyword.KeywordBenchmark;
import io.zhike.benchmarks.path.PathBenchmark;
import io.zhike.benchmarks.push.PushBenchmark;
import io.zhike.benchmarks.quota.QuotaBenchmark;
import io.zhike.benchmarks.routing.RoutingBenchmark;
import java.nio.file.Path;

/** {@code ./zhike bench [name]}: run from the root of the built tree. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        var name = arguments.length == 0 ? "gateway" : arguments[0];
        switch (name) {
            case "gateway" -> new GatewayBenchmark(Path.of(""), Plan.of(System.getenv())).run();
            case "push" -> new PushBenchmark(System.getenv()).run();
            case "path" -> new PathBenchmark(System.getenv()).run();
            case "routing" -> new RoutingBenchmark(Path.of(""), System.getenv()).run();
            case "quota" -> new QuotaBenchmark(Path.of(""), System.getenv()).run();
            case "keywords" -> new KeywordBenchmark(System.getenv()).run();
            default -> {
                System.err.println("No benchmark is called " + name
                        + "; there are: gateway, push, path, routing, quota, keywords");
                System.exit(2);
            }
        }
    }
}
