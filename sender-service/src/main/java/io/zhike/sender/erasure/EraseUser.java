package io.zhike.sender.erasure;

import io.zhike.events.UserKey;
import io.zhike.events.conversation.UserErased;
import io.zhike.sender.delivery.Deliveries;
import io.zhike.sender.media.PictureFetches;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Forgets a user: what has not left is taken back, and of what is being sent no words stay once it has ended. */
@ApplicationScoped
class EraseUser {

    private final Deliveries deliveries;
    private final PictureFetches pictures;

    EraseUser(Deliveries deliveries, PictureFetches pictures) {
        this.deliveries = deliveries;
        this.pictures = pictures;
    }

    void lock(Collection<UserKey> users) {
        deliveries.lock(users);
    }

    /** A user who is locked. */
    void erase(UserErased erased) {
        pictures.forget(erased.user(), erased.erasedAt());
        deliveries.forget(erased.user(), erased.erasedAt());
    }
}
