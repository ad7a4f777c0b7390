package io.zhike.routing.reception;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/** The version of an app's settings as HTTP knows it: {@code ETag} of what is answered, {@code If-Match} of what is sent. */
@RequestScoped
class SettingsVersion {

    private final HttpHeaders headers;
    private final HttpServerResponse response;

    SettingsVersion(HttpHeaders headers, HttpServerResponse response) {
        this.headers = headers;
        this.response = response;
    }

    void answer(long version) {
        response.putHeader(HttpHeaders.ETAG, "\"%d\"".formatted(version));
    }

    /**
     * The version that whoever changes the settings has read; null where they do not say.
     *
     * @throws HttpProblem 412 where it is none that there ever was
     */
    @Nullable
    Long expected() {
        String match = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (match == null || match.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(match.replaceFirst("^W/", "").replace("\"", ""));
        } catch (NumberFormatException e) {
            throw HttpProblem.valueOf(Status.PRECONDITION_FAILED, "If-Match is no ETag of these settings");
        }
    }
}
