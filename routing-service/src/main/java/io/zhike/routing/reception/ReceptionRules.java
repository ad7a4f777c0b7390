package io.zhike.routing.reception;

import io.zhike.routing.keyword.Keywords;
import io.zhike.routing.question.QuestionIndex;
import io.zhike.routing.reply.ReplyRule;
import java.util.List;

/**
 * An app's settings, ready to decide by.
 *
 * @param version counts the changes of the settings; 0 where nobody has changed them yet
 * @param transfers the words that ask for a person, compiled
 * @param replies the keyword replies, compiled
 * @param questions the common questions, indexed
 */
public record ReceptionRules(
        long version,
        Reception reception,
        Keywords<TransferKeyword> transfers,
        Keywords<ReplyRule> replies,
        QuestionIndex questions) {

    /** Compiles the settings. */
    public static ReceptionRules of(long version, Reception reception) {
        return new ReceptionRules(
                version, reception, transfers(reception), replies(reception), QuestionIndex.of(reception.questions()));
    }

    /** The app's rules after a change; only what has changed is compiled anew. */
    ReceptionRules changed(long next, Reception to) {
        return new ReceptionRules(
                next,
                to,
                reception.general().keywords().equals(to.general().keywords()) ? transfers : transfers(to),
                reception.rules().equals(to.rules()) ? replies : replies(to),
                reception.questions().equals(to.questions()) ? questions : QuestionIndex.of(to.questions()));
    }

    /** The same rules, where those of a newer version cannot be read. */
    ReceptionRules untilReadable(long newer) {
        return new ReceptionRules(newer, reception, transfers, replies, questions);
    }

    private static Keywords<TransferKeyword> transfers(Reception reception) {
        return Keywords.of(reception.general().keywords(), keyword -> List.of(keyword.keyword()));
    }

    private static Keywords<ReplyRule> replies(Reception reception) {
        return Keywords.of(reception.rules().byImportance(), ReplyRule::keywords);
    }
}
