package io.zhike.agent.search;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.conversation.Cursor;
import io.zhike.agent.conversation.Readable;
import io.zhike.agent.http.Page;
import io.zhike.agent.http.Period;
import io.zhike.agent.http.Problems;
import io.zhike.events.conversation.ConversationChanged;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.QueryTimeoutException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What was said, found again. */
@Path("/api/search")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
class SearchResource {

    private final Callers callers;
    private final SearchConversations searchConversations;

    SearchResource(Callers callers, SearchConversations searchConversations) {
        this.callers = callers;
        this.searchConversations = searchConversations;
    }

    /**
     * In what the caller may read.
     *
     * @param asked words, all of which are in what is found
     * @param state robot, waiting, serving, dormant, expired or ended
     */
    @GET
    @Operation(
            summary = "Messages with all of these words, and conversations whose user is called so; the newest first")
    public Page<Found> search(
            @QueryParam("q") @DefaultValue("") @Size(max = 100) String asked,
            @QueryParam("app") @Nullable String appId,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("state") @Nullable String state,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("zone") @DefaultValue(Period.ZONE) String zone,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Caller caller = appId == null ? callers.current() : callers.seeing(appId);
        Collection<String> apps = appId == null ? caller.apps().keySet() : Set.of(appId);
        var question = new Question(
                Readable.by(caller, apps),
                words(asked),
                agent,
                state(state),
                Period.ofDays(from, until, zone),
                cursor(after),
                limit);
        try {
            return searchConversations.search(question);
        } catch (QueryTimeoutException e) {
            throw wrong("q", "takes too long to look for: try more letters, one app or fewer days");
        }
    }

    private static Words words(String asked) {
        return Words.of(asked).orElseThrow(() -> wrong("q", "holds no word, or more than " + Words.MOST));
    }

    private static ConversationChanged.@Nullable State state(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return null;
        }
        try {
            return ConversationChanged.State.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("state", "is robot, waiting, serving, dormant, expired or ended");
        }
    }

    private static @Nullable Cursor cursor(@Nullable String after) {
        return after == null || after.isEmpty()
                ? null
                : Cursor.decode(after).orElseThrow(() -> wrong("after", "is not what a search gave as next"));
    }

    private static RuntimeException wrong(String field, String why) {
        return Problems.invalid(Violation.In.query, field, why);
    }
}
