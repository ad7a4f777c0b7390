package io.zhike.events.update;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhike.events.Event;

/** What agent-service tells each of its replicas, for the workbenches that are open there. Whoever is away misses it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = ConversationUpdated.class, name = "zhike.conversation-updated.v1"))
public sealed interface UpdateEvent extends Event permits ConversationUpdated {}
