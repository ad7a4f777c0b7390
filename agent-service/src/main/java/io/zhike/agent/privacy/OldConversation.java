package io.zhike.agent.privacy;

import io.zhike.events.UserKey;
import java.time.Instant;
import java.util.UUID;

/** A conversation that began long ago. */
record OldConversation(UUID id, UserKey user, Instant startedAt) {}
