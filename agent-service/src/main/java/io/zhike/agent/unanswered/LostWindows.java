package io.zhike.agent.unanswered;

import io.zhike.agent.user.UnansweredWindow;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/** The reply windows that ended without an answer. */
@ApplicationScoped
class LostWindows {

    private final Session session;

    LostWindows(Session session) {
        this.session = session;
    }

    /** Adds it; false where it is there already. */
    boolean add(UnansweredWindow window) {
        return session.createNativeMutationQuery("""
                                insert into lost_window (app_id, open_id, closed_at, conversation_id, unanswered_since)
                                values (:app, :user, :closedAt, :conversation, :since)
                                on conflict do nothing
                                """)
                        .setParameter("app", window.user().appId())
                        .setParameter("user", window.user().openId())
                        .setParameter("closedAt", window.closesAt())
                        .setParameter("conversation", window.conversation())
                        .setParameter("since", window.since())
                        .executeUpdate()
                == 1;
    }
}
