package io.zhike.agent.compliance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A finding as administrators read it.
 *
 * @param agentId who wanted to say the text, or to have the robot say it
 * @param conversationId null for a robot's text
 * @param replyId null for a robot's text
 * @param label the rule's name
 * @param found the phrase that breaks the rule, or what was found out otherwise
 * @param field of the robot's settings, which has the text; null for a reply
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FoundText(
        UUID id,
        Instant at,
        String agentId,
        @Nullable UUID conversationId,
        @Nullable UUID replyId,
        Rule rule,
        String label,
        Judgement judgement,
        String found,
        @Nullable String field,
        String text) {}
