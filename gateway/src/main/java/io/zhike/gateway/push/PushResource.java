package io.zhike.gateway.push;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.zhike.gateway.app.App;
import io.zhike.gateway.app.Apps;
import io.zhike.gateway.inbound.Arrival;
import io.zhike.gateway.sighting.PushLook;
import io.zhike.gateway.sighting.Sightings;
import io.zhike.wechat.push.PushQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code /wechat/{appId}}, the address that an operator sets in WeChat's console under 消息推送. Requests stay on the event
 * loop that received them, from the first byte to the answer.
 */
@ApplicationScoped
class PushResource {

    private static final Logger LOG = Logger.getLogger(PushResource.class);
    private static final String ADDRESS = "/wechat/:appId";

    /** Ahead of what other requests go through, such as Quarkus's own limit of bodies. */
    private static final int FIRST = -1_000;

    private final Apps apps;
    private final AcceptPush acceptPush;
    private final PushMetrics metrics;
    private final Sightings sightings;
    private final Clock clock;
    private final TextMapPropagator traceContext;

    PushResource(
            Apps apps,
            AcceptPush acceptPush,
            PushMetrics metrics,
            Sightings sightings,
            Clock clock,
            OpenTelemetry telemetry) {
        this.apps = apps;
        this.acceptPush = acceptPush;
        this.metrics = metrics;
        this.sightings = sightings;
        this.clock = clock;
        traceContext = telemetry.getPropagators().getTextMapPropagator();
    }

    void routes(@Observes Router router) {
        router.get(ADDRESS).order(FIRST).handler(this::verify);
        router.post(ADDRESS).order(FIRST).handler(this::push);
    }

    private void verify(RoutingContext exchange) {
        var request = exchange.request();
        var app = appOf(exchange);
        if (app == null) {
            return;
        }
        try {
            var echostr = app.pushes().verify(PushQuery.of(request::getParam));
            sightings.verified(app, clock.instant());
            request.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/plain").end(echostr);
        } catch (RuntimeException e) {
            refuse(request, app, e);
        }
    }

    private void push(RoutingContext exchange) {
        var request = exchange.request();
        var arrival =
                Arrival.now(clock.instant(), traceContext.extract(Context.root(), request.headers(), TRACE_HEADERS));
        var app = appOf(exchange);
        if (app == null) {
            return;
        }
        PushBody.of(request)
                .compose(body -> accept(app, PushQuery.of(request::getParam), body, arrival))
                .onSuccess(accepted -> answer(request, app, arrival, accepted))
                .onFailure(failure -> refuse(request, app, failure));
    }

    private Future<Accepted> accept(App app, PushQuery query, byte[] body, Arrival arrival) {
        try {
            return acceptPush.accept(app, query, body, arrival);
        } catch (RuntimeException e) {
            var look = PushLook.of(query.msgSignature(), body);
            sightings.refused(app, arrival.at(), reason(e), look);
            throw e;
        }
    }

    /** More than WeChat is told: the operator may know. */
    private static String reason(RuntimeException refusal) {
        return refusal instanceof StalePushException
                ? "stale"
                : PushAnswer.to(refusal).result();
    }

    private void answer(HttpServerRequest request, App app, Arrival arrival, Accepted accepted) {
        sightings.accepted(app, arrival.at());
        switch (accepted) {
            case Accepted.Kept _ -> {
                metrics.accepted(app, PushAnswer.SUCCESS, arrival);
                PushAnswer.SUCCESS.writeTo(request.response());
            }
            case Accepted.HandedOver(var transfer) -> {
                metrics.accepted(app, PushAnswer.HANDED_OVER, arrival);
                PushAnswer.HANDED_OVER.writeTo(request.response(), transfer);
            }
        }
    }

    /** The app that is asked for; null after the answer that there is none. */
    private @Nullable App appOf(RoutingContext exchange) {
        var id = exchange.pathParam("appId");
        var app = apps.find(id);
        if (app == null) {
            metrics.refusedForUnknownApp();
            LOG.infof("Push refused. app=%s result=%s", printable(id), PushAnswer.UNKNOWN_APP.result());
            PushAnswer.UNKNOWN_APP.writeTo(exchange.response());
        }
        return app;
    }

    private void refuse(HttpServerRequest request, App app, Throwable failure) {
        var answer = PushAnswer.to(failure);
        metrics.refused(app, answer);
        if (answer == PushAnswer.FAILED) {
            LOG.errorf(failure, "Push failed. app=%s", app.id());
        } else {
            LOG.warnf("Push refused. app=%s result=%s cause=%s", app.id(), answer.result(), failure.getMessage());
        }
        answer.writeTo(request.response());
    }

    /** What came from outside, made fit for a line of the log. */
    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), 40)).replaceAll("[^A-Za-z0-9_-]", "?");
    }

    private static final TextMapGetter<MultiMap> TRACE_HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(MultiMap headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable MultiMap headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    };
}
