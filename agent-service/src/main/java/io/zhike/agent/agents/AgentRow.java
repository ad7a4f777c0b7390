package io.zhike.agent.agents;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stored agent: their figures are a person's, over all apps. */
@Entity
@Table(name = "agent")
public class AgentRow extends PanacheEntityBase {

    static final int DEFAULT_CAPACITY = 10;
    static final int MAX_CAPACITY = 500;

    @Id
    String id;

    String name;

    /** In lower case; who is known by it alone has it as their id, until they have signed in with it. */
    @Nullable
    String email;

    int capacity = DEFAULT_CAPACITY;

    boolean autoAccept = true;

    @Enumerated(EnumType.STRING)
    Presence status = Presence.OFFLINE;

    boolean administrator;

    @Nullable
    Instant lastAssignedAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    Presence leftStatus;

    @Nullable
    Instant leftAt;

    protected AgentRow() {}

    AgentRow(String id, String name) {
        this.id = id;
        this.name = name;
    }

    public String id() {
        return id;
    }

    public Presence status() {
        return status;
    }

    /** They administer every app, bound or not. */
    public boolean isAdministrator() {
        return administrator;
    }

    /** They have signed in: who was bound by username alone gets a name. */
    void isMet(String signedInAs, boolean administersEveryApp) {
        administrator = administersEveryApp;
        if (name.equals(id)) {
            name = signedInAs;
        }
    }

    /** They are who was expected under their email address. */
    void isExpected(AgentRow expected) {
        capacity = expected.capacity;
        if (!expected.name.equals(expected.id)) {
            name = expected.name;
        }
    }

    /** They set their status themselves: what they were before they were lost counts no longer. */
    void choose(Presence presence) {
        status = presence;
        leftStatus = null;
        leftAt = null;
    }

    /** They are lost: no workbench of theirs has been open since then. */
    void lose(Instant seenLast) {
        leftStatus = status;
        leftAt = seenLast;
        status = Presence.OFFLINE;
    }

    /** When they were seen last before they were lost; empty where they are not lost. */
    public Optional<Instant> lostSince() {
        return Optional.ofNullable(leftAt);
    }

    /** They are back: they are again what they were. */
    public void comeBack() {
        if (leftStatus != null) {
            choose(leftStatus);
        }
    }

    /** They have been given a conversation, or took one. */
    public void assigned(Instant at) {
        lastAssignedAt = at;
    }

    /** Whether they get conversations assigned, as long as they have room. */
    boolean isOpen() {
        return status == Presence.ONLINE && autoAccept;
    }
}
