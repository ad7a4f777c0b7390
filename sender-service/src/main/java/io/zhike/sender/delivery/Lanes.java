package io.zhike.sender.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.zhike.sender.breaker.Breakers;
import io.zhike.sender.rate.CallRates;
import io.zhike.sender.token.AccessTokens;
import io.zhike.sender.token.TokenArrived;
import io.zhike.sender.wechat.CallConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A {@link Lane} for each app, woken by commits here; a slow poll finds what other replicas leave. */
@ApplicationScoped
class Lanes {

    private final Map<String, Lane> byApp;
    private final Duration longestCall;

    Lanes(
            DeliveryConfig config,
            CallConfig calls,
            AccessTokens tokens,
            CallRates rates,
            Breakers breakers,
            MeterRegistry meters,
            ClaimReplies claimReplies,
            SendReply sendReply,
            EndAttempt endAttempt) {
        byApp = tokens.apps().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), appId -> {
            FreeCalls free = new FreeCalls(
                    config.concurrency(),
                    rates.of(appId),
                    breakers.of(appId),
                    meters.counter("zhike.sender.rate.reached", "app", appId));
            return new Lane(appId, config.poll(), free, tokens, claimReplies, sendReply, endAttempt);
        }));
        longestCall = calls.timeout().plusSeconds(1);
    }

    void start(@Observes StartupEvent event) {
        byApp.values().forEach(Lane::start);
    }

    /** Before the outbox's relay, so that what is settled here still goes out. */
    void stop(@Observes @Priority(Interceptor.Priority.APPLICATION - 500) ShutdownEvent event) {
        byApp.values().forEach(Lane::stop);
        byApp.values().forEach(lane -> lane.awaitEnd(longestCall));
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) QueueChanged changed) {
        wake(changed.appId());
    }

    void wake(@Observes TokenArrived arrived) {
        wake(arrived.appId());
    }

    private void wake(String appId) {
        Optional.ofNullable(byApp.get(appId)).ifPresent(Lane::nudge);
    }
}
