package io.zhike.agent.compliance;

import io.zhike.agent.access.Caller;
import io.zhike.agent.conversation.LockedConversation;
import io.zhike.agent.transcript.Fingerprint;
import io.zhike.agent.transcript.Sayings;
import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Checks what someone wants to say to a user. */
@ApplicationScoped
public class CheckReply {

    /** The same text reaches so many users within {@link #SHORT_WHILE}, or one user so often: then it is told of. */
    private static final int MANY_USERS = 20;

    private static final int MANY_TIMES = 3;
    private static final Duration SHORT_WHILE = Duration.ofMinutes(10);

    private final Guards guards;
    private final Sayings sayings;
    private final Findings findings;
    private final Clock clock;

    CheckReply(Guards guards, Sayings sayings, Findings findings, Clock clock) {
        this.guards = guards;
        this.sayings = sayings;
        this.findings = findings;
        this.clock = clock;
    }

    /** Whether WeChat is to be asked about it before it is checked: nothing else stops it. */
    public boolean wantsOpinion(LockedConversation locked, Draft draft) {
        Guard guard = guards.of(locked.user().key().appId());
        return draft.opinion() == null
                && !draft.wording().isBlank()
                && guard.settings().contentCheck() != Action.OFF
                && Verdict.on(findings(guard, locked, draft), draft.confirmed()) instanceof Verdict.Passed;
    }

    /** Checks a reply that has not been asked for yet, and notes what is found against it. */
    public Verdict check(Caller caller, LockedConversation locked, Draft draft) {
        String appId = locked.user().key().appId();
        Verdict verdict = Verdict.on(findings(guards.of(appId), locked, draft), draft.confirmed());
        findings.note(new Speaker(appId, caller.id(), locked.row().id(), draft.replyId()), verdict);
        return verdict;
    }

    private List<Finding> findings(Guard guard, LockedConversation locked, Draft draft) {
        List<Finding> found = new ArrayList<>(guard.inWords(draft.wording()));
        sameness(guard, locked.user().key(), locked.row().id(), draft).ifPresent(found::add);
        Optional.ofNullable(draft.opinion())
                .flatMap(opinion ->
                        opinion.against(draft.wording(), guard.settings().contentCheck()))
                .ifPresent(found::add);
        return found;
    }

    private Optional<Finding> sameness(Guard guard, UserKey user, UUID conversation, Draft draft) {
        Action action = guard.settings().sameness();
        if (action == Action.OFF) {
            return Optional.empty();
        }
        return Fingerprint.of(draft.content())
                .flatMap(text -> repetition(user, conversation, draft.replyId(), text))
                .map(repetition -> new Finding(Rule.SAMENESS, action, repetition, draft.wording()));
    }

    private Optional<String> repetition(UserKey user, UUID conversation, UUID reply, Fingerprint text) {
        long times = sayings.sinceUserWrote(conversation, text, reply) + 1;
        if (times >= MANY_TIMES) {
            return Optional.of("用户未回复时第 %d 次发送相同内容".formatted(times));
        }
        long users = sayings.others(
                        user.appId(), user.openId(), text, clock.instant().minus(SHORT_WHILE))
                + 1;
        return users >= MANY_USERS
                ? Optional.of("%d 分钟内向 %d 位用户发送相同内容".formatted(SHORT_WHILE.toMinutes(), users))
                : Optional.empty();
    }
}
