package io.zhike.agent.canned;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whose a canned reply is. */
enum Scope {
    /** Everybody's in the app; its administrators write it. */
    @JsonProperty("app")
    APP(500),
    /** One person's in the app; nobody else sees it. */
    @JsonProperty("personal")
    PERSONAL(200);

    /** As many as an app, or a person in it, may have. */
    final int most;

    Scope(int most) {
        this.most = most;
    }
}
