package io.zhike.agent.canned;

import io.zhike.agent.access.Caller;
import io.zhike.agent.apps.AppLocks;
import io.zhike.agent.compliance.CheckRobotTexts;
import io.zhike.agent.compliance.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Someone writes a canned reply, or writes it anew. What it says is held against the rules of use before anybody can
 * send it. An app's are written one after the other, so that its shortcuts stay unique and their number within bounds.
 */
@ApplicationScoped
class SaveCannedReply {

    /** What becomes of it. */
    sealed interface Outcome {

        record Saved(CannedReply reply) implements Outcome {}

        /** There is no such canned reply, or none that the caller may see. */
        record NotFound() implements Outcome {}

        /** It is the app's, and they do not administer it. */
        record NotTheirs() implements Outcome {}

        /** Whose it is stays as it is. */
        record ScopeStays() implements Outcome {}

        /** Another one of the same owner has it. */
        record ShortcutTaken() implements Outcome {}

        /** There are as many as there may be. */
        record TooMany(int most) implements Outcome {}

        /** It breaks rules of use; whoever writes it may confirm it. */
        record ToConfirm(Verdict.ToConfirm verdict) implements Outcome {}

        /** It breaks rules of use, and is not saved. */
        record Blocked(Verdict.Blocked verdict) implements Outcome {}
    }

    private final AppLocks appLocks;
    private final CannedReplies replies;
    private final CheckRobotTexts checkTexts;
    private final Clock clock;

    SaveCannedReply(AppLocks appLocks, CannedReplies replies, CheckRobotTexts checkTexts, Clock clock) {
        this.appLocks = appLocks;
        this.replies = replies;
        this.checkTexts = checkTexts;
        this.clock = clock;
    }

    /**
     * Saves it, or tells why not.
     *
     * @param id of the one that is written anew; null for a new one
     * @param confirmed the names of the rules that the caller has been told of, and wants to break
     */
    @Transactional
    Outcome save(Caller caller, String appId, @Nullable UUID id, CannedReplyDocument written, Set<String> confirmed) {
        appLocks.lock(appId);
        Optional<CannedReplyRow> stored = id == null ? Optional.empty() : replies.find(caller, appId, id);
        if (id != null && stored.isEmpty()) {
            return new Outcome.NotFound();
        }
        return refusal(caller, appId, stored, written)
                .orElseGet(() -> checked(caller, appId, stored, written, confirmed));
    }

    private Optional<Outcome> refusal(
            Caller caller, String appId, Optional<CannedReplyRow> stored, CannedReplyDocument written) {
        Scope scope = stored.map(CannedReplyRow::scope).orElse(written.scope());
        String owner = owner(caller, scope);
        String shortcut = written.shortcut();
        if (scope == Scope.APP && !caller.administers(appId)) {
            return Optional.of(new Outcome.NotTheirs());
        }
        if (scope != written.scope()) {
            return Optional.of(new Outcome.ScopeStays());
        }
        if (stored.isEmpty() && replies.isFull(appId, owner)) {
            return Optional.of(new Outcome.TooMany(scope.most));
        }
        UUID own = stored.map(row -> row.id).orElse(null);
        return shortcut != null && replies.hasShortcut(appId, owner, shortcut, own)
                ? Optional.of(new Outcome.ShortcutTaken())
                : Optional.empty();
    }

    private static @Nullable String owner(Caller caller, Scope scope) {
        return scope == Scope.APP ? null : caller.id();
    }

    private Outcome checked(
            Caller caller,
            String appId,
            Optional<CannedReplyRow> stored,
            CannedReplyDocument written,
            Set<String> confirmed) {
        Map<String, String> texts = written.content().words().entrySet().stream()
                .collect(Collectors.toMap(word -> "content." + word.getKey(), Map.Entry::getValue));
        return switch (checkTexts.check(caller, appId, texts, confirmed)) {
            case Verdict.ToConfirm toConfirm -> new Outcome.ToConfirm(toConfirm);
            case Verdict.Blocked blocked -> new Outcome.Blocked(blocked);
            case Verdict.Passed passed -> {
                checkTexts.saved(caller, appId, passed);
                yield new Outcome.Saved(store(caller, appId, stored, written).cannedReply());
            }
        };
    }

    private CannedReplyRow store(
            Caller caller, String appId, Optional<CannedReplyRow> stored, CannedReplyDocument written) {
        stored.ifPresent(row -> row.become(written, clock.instant()));
        return stored.orElseGet(() -> {
            var row = new CannedReplyRow(appId, owner(caller, written.scope()), written, clock.instant());
            row.persist();
            return row;
        });
    }
}
