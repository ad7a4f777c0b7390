package io.zhike.routing.decision;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.zhike.events.UserKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state row of a user. */
@Entity
@Table(name = UserReceptionRow.TABLE)
@IdClass(UserKey.class)
class UserReceptionRow extends PanacheEntityBase {

    static final String TABLE = "user_reception";

    @Id
    @Column(name = "app_id")
    String appId;

    @Id
    @Column(name = "open_id")
    String openId;

    @Column(name = "number")
    long number;

    @Column(name = "with_people")
    boolean withPeople;

    @Column(name = "with_people_until")
    @Nullable
    Instant withPeopleUntil;

    @Column(name = "person_involved")
    boolean personInvolved;

    @Column(name = "last_welcome_at")
    @Nullable
    Instant lastWelcomeAt;

    UserReception state() {
        return new UserReception(number, withPeople, withPeopleUntil, personInvolved, lastWelcomeAt);
    }

    void become(UserReception state) {
        number = state.number();
        withPeople = state.withPeople();
        withPeopleUntil = state.withPeopleUntil();
        personInvolved = state.personInvolved();
        lastWelcomeAt = state.lastWelcomeAt();
    }
}
