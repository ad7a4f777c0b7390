package io.zhike.routing.decision;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.zhike.events.UserKey;
import io.zhike.routing.robot.Dialogue;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The state row of a user. */
@Entity
@Table(name = UserReceptionRow.TABLE)
@IdClass(UserKey.class)
class UserReceptionRow extends PanacheEntityBase {

    static final String TABLE = "user_reception";

    @Id
    String appId;

    @Id
    String openId;

    long number;

    boolean withPeople;

    @Nullable
    Instant withPeopleUntil;

    boolean personInvolved;

    @Nullable
    Instant lastWelcomeAt;

    @Nullable
    String entryRule;

    @Nullable
    Instant enteredAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Dialogue dialogue;

    UserReception state() {
        return new UserReception(
                number,
                withPeople,
                withPeopleUntil,
                personInvolved,
                lastWelcomeAt,
                entryRule == null || enteredAt == null ? null : new Entry(entryRule, enteredAt),
                dialogue == null ? Dialogue.NONE : dialogue);
    }

    void become(UserReception state) {
        number = state.number();
        withPeople = state.withPeople();
        withPeopleUntil = state.withPeopleUntil();
        personInvolved = state.personInvolved();
        lastWelcomeAt = state.lastWelcomeAt();
        entryRule = state.entry() == null ? null : state.entry().rule();
        enteredAt = state.entry() == null ? null : state.entry().at();
        dialogue = state.dialogue().equals(Dialogue.NONE) ? null : state.dialogue();
    }
}
