package io.zhike.agent.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** That an agent works for a mini program, and as what. */
@Entity
@Table(name = "binding")
@IdClass(BindingRow.Key.class)
public class BindingRow extends PanacheEntityBase {

    /** One agent in one mini program. */
    record Key(String appId, String agentId) {}

    @Id
    String appId;

    @Id
    String agentId;

    @Enumerated(EnumType.STRING)
    Role role;

    protected BindingRow() {}

    BindingRow(String appId, String agentId, Role role) {
        this.appId = appId;
        this.agentId = agentId;
        this.role = role;
    }

    public String agentId() {
        return agentId;
    }

    public Role role() {
        return role;
    }

    public void become(Role role) {
        this.role = role;
    }
}
