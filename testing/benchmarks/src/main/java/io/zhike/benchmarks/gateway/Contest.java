package io.zhike.benchmarks.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.zhike.benchmarks.load.ClosedLoop;
import io.zhike.benchmarks.load.EncryptedPushes;
import io.zhike.benchmarks.load.OpenLoop;
import io.zhike.benchmarks.load.Round;
import io.zhike.benchmarks.load.Target;
import java.util.List;

/** All targets under the pushes of one format, in turns: first each as fast as it can, then each at half of that. */
final class Contest {

    private final Plan plan;
    private final Vertx vertx;
    private final List<Contender> contenders;
    private final List<Buffer> requests;

    Contest(Plan plan, Vertx vertx, List<Target> targets, EncryptedPushes pushes) {
        this.plan = plan;
        this.vertx = vertx;
        contenders = targets.stream().map(Contender::new).toList();
        requests = pushes.requests();
    }

    List<Contender> run() {
        try (var closed = new ClosedLoop(vertx, requests, plan.connections());
                var open = new OpenLoop(vertx, requests, plan.connections())) {
            contenders.forEach(contender -> warmUp(contender, closed));
            for (var number = 1; number <= plan.rounds(); number++) {
                for (var contender : contenders) {
                    contender.saturated().add(print("round " + number, contender, saturate(contender, closed)));
                }
            }
            for (var number = 1; number <= plan.rounds(); number++) {
                for (var contender : contenders) {
                    var round = contender
                            .target()
                            .loaded(port -> open.run(port, contender.saturated().halfPerSecond(), plan.round()));
                    contender.atHalf().add(print("half " + number, contender, round));
                }
            }
        }
        return contenders;
    }

    private void warmUp(Contender contender, ClosedLoop closed) {
        for (var pushes = 0L; pushes < plan.warmUp(); ) {
            pushes += print("warm-up", contender, saturate(contender, closed))
                    .accepted()
                    .getTotalCount();
        }
    }

    private Round saturate(Contender contender, ClosedLoop closed) {
        return contender.target().loaded(port -> closed.run(port, plan.round()));
    }

    private static Round print(String what, Contender contender, Round round) {
        var refused = round.refused() == 0 ? "" : "  (and " + round.refused() + " refused)";
        System.out.printf("%-9s %-20s %,9.0f/s%s%n", what, contender.name(), round.perSecond(), refused);
        return round;
    }
}
