package io.zhike.agent.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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

    List<String> groups = List.of();

    protected BindingRow() {}

    BindingRow(String appId, String agentId, Role role) {
        this.appId = appId;
        this.agentId = agentId;
        this.role = role;
    }

    public String appId() {
        return appId;
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

    /** The skill groups to which they belong, by name. */
    public Set<String> groups() {
        return new TreeSet<>(groups);
    }

    /** From now on they belong to these groups. */
    public void join(Set<String> named) {
        groups = named.stream().sorted().toList();
    }
}
