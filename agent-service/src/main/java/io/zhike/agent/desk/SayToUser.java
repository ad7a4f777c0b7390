package io.zhike.agent.desk;

import io.zhike.agent.access.Caller;
import io.zhike.agent.compliance.AskWeChat;
import io.zhike.agent.compliance.Draft;
import io.zhike.agent.compliance.Opinion;
import io.zhike.agent.desk.AnswerConversation.Outcome;
import io.zhike.agent.desk.AnswerConversation.ToAskWeChat;
import io.zhike.agent.desk.AnswerConversation.Try;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Answers a conversation; where the app wants it, WeChat is asked about the text between two transactions. */
@ApplicationScoped
class SayToUser {

    private final AnswerConversation answerConversation;
    private final AskWeChat askWeChat;

    SayToUser(AnswerConversation answerConversation, AskWeChat askWeChat) {
        this.answerConversation = answerConversation;
        this.askWeChat = askWeChat;
    }

    /** Not to be called within a transaction. */
    Outcome say(Caller caller, UUID conversation, Draft draft) {
        return switch (answerConversation.answer(caller, conversation, draft)) {
            case Outcome outcome -> outcome;
            case ToAskWeChat(var user) -> {
                Opinion opinion = askWeChat.about(draft.wording(), user);
                Try second = answerConversation.answer(caller, conversation, draft.with(opinion));
                yield switch (second) {
                    case Outcome outcome -> outcome;
                    case ToAskWeChat _ -> throw new IllegalStateException("WeChat has been asked");
                };
            }
        };
    }
}
