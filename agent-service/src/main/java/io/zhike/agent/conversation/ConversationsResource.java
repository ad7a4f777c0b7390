package io.zhike.agent.conversation;

import io.quarkiverse.resteasy.problem.validation.Violation;
import io.zhike.agent.access.Caller;
import io.zhike.agent.access.Callers;
import io.zhike.agent.access.TokenRoles;
import io.zhike.agent.http.Page;
import io.zhike.agent.http.Problems;
import io.zhike.agent.transcript.Message;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations, to be read. */
@Path("/api")
@RolesAllowed({TokenRoles.AGENT, TokenRoles.ADMIN})
@Transactional
class ConversationsResource {

    private final Callers callers;
    private final ConversationReads reads;

    ConversationsResource(Callers callers, ConversationReads reads) {
        this.callers = callers;
        this.reads = reads;
    }

    /**
     * The caller's conversations, of one app or of all of theirs.
     *
     * @param unanswered of {@code list=serving}, those whose user waits for an answer (the longest first), or the others
     */
    @GET
    @Path("/conversations")
    public Page<ConversationView> list(
            @QueryParam("app") @Nullable String appId,
            @QueryParam("list") @Nullable String list,
            @QueryParam("mine") boolean mine,
            @QueryParam("unanswered") @Nullable Boolean unanswered,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Caller caller = callers.current();
        Collection<String> apps = appId == null ? caller.apps().keySet() : Set.of(seen(caller, appId));
        return page(caller, apps, list, mine, unanswered, after, limit);
    }

    /** The caller's conversations of an app; see {@link #list}. */
    @GET
    @Path("/apps/{appId}/conversations")
    public Page<ConversationView> listOfApp(
            @PathParam("appId") String appId,
            @QueryParam("list") @Nullable String list,
            @QueryParam("mine") boolean mine,
            @QueryParam("unanswered") @Nullable Boolean unanswered,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Caller caller = callers.current();
        return page(caller, Set.of(seen(caller, appId)), list, mine, unanswered, after, limit);
    }

    @GET
    @Path("/conversations/{id}")
    public ConversationView conversation(@PathParam("id") UUID id) {
        return reads.find(callers.current(), id).orElseThrow(Problems::notFound);
    }

    /** Messages after a number: after a gap, ask with the highest that is known. */
    @GET
    @Path("/conversations/{id}/messages")
    public Page<Message> messages(
            @PathParam("id") UUID id,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(500) int limit) {
        return reads.messages(callers.current(), id, after, limit).orElseThrow(Problems::notFound);
    }

    private static String seen(Caller caller, String appId) {
        if (!caller.sees(appId)) {
            throw Problems.notFound();
        }
        return appId;
    }

    private Page<ConversationView> page(
            Caller caller,
            Collection<String> apps,
            @Nullable String list,
            boolean mine,
            @Nullable Boolean unanswered,
            @Nullable String after,
            int limit) {
        Set<ConversationList> lists = lists(list);
        if (unanswered != null && !lists.equals(EnumSet.of(ConversationList.SERVING))) {
            throw Problems.invalid(Violation.In.query, "unanswered", "is for list=serving alone");
        }
        return reads.page(new Selection(caller, apps, lists, mine, unanswered, cursor(after), limit));
    }

    private static Set<ConversationList> lists(@Nullable String word) {
        if (word == null || word.isEmpty()) {
            return EnumSet.allOf(ConversationList.class);
        }
        return ConversationList.named(word)
                .map(EnumSet::of)
                .orElseThrow(() -> Problems.invalid(
                        Violation.In.query, "list", "is robot, waiting, serving, dormant, expired or ended"));
    }

    static @Nullable Cursor cursor(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return null;
        }
        return Cursor.decode(after)
                .orElseThrow(() -> Problems.invalid(Violation.In.query, "after", "is not what a list gave as next"));
    }
}
