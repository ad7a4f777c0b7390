package io.zhike.agent.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An endpoint as it is stored; the columns are told in the migration. */
@Entity
@Table(name = "webhook_endpoint")
class EndpointRow extends PanacheEntityBase {

    static final int LONGEST_URL = 2000;

    @Id
    UUID id;

    String appId;

    String url;

    List<String> eventTypes;

    String secret;

    @Nullable
    String oldSecret;

    @Nullable
    Instant oldSecretUntil;

    boolean enabled = true;

    @Nullable
    @Enumerated(EnumType.STRING)
    DisabledBecause disabledBecause;

    @Nullable
    Instant disabledAt;

    @Nullable
    Instant failingSince;

    String createdBy;

    Instant createdAt;

    protected EndpointRow() {}

    EndpointRow(String appId, String url, Set<EventType> events, String createdBy, Instant createdAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.appId = appId;
        this.url = url;
        this.eventTypes = names(events);
        this.secret = WebhookSecret.random().text();
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    /** An app's, the first first. */
    static List<EndpointRow> of(String appId) {
        return list("appId = ?1 order by id", appId);
    }

    static Optional<EndpointRow> of(String appId, UUID id) {
        return find("appId = ?1 and id = ?2", appId, id).firstResultOptional();
    }

    /** The same, locked until the transaction ends. */
    static Optional<EndpointRow> locked(String appId, UUID id) {
        return find("appId = ?1 and id = ?2", appId, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The same, of whichever app; null where it has been deleted. */
    static @Nullable EndpointRow locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    void tell(Set<EventType> events) {
        eventTypes = names(events);
    }

    void enable() {
        enabled = true;
        disabledBecause = null;
        disabledAt = null;
        failingSince = null;
    }

    void disable(DisabledBecause why, Instant now) {
        if (enabled) {
            enabled = false;
            disabledBecause = why;
            disabledAt = now;
        }
    }

    /** It gets another secret; the present one signs beside it until then. */
    void rotate(Instant until) {
        oldSecret = secret;
        oldSecretUntil = until;
        secret = WebhookSecret.random().text();
    }

    /** Nothing has reached it for so long. */
    boolean hasFailedFor(Duration time, Instant now) {
        return failingSince != null && !now.isBefore(failingSince.plus(time));
    }

    WebhookSecret secret() {
        return new WebhookSecret(secret);
    }

    /** Those with which something is signed now. */
    List<WebhookSecret> secrets(Instant now) {
        Optional<WebhookSecret> old = Optional.ofNullable(oldSecret)
                .filter(_ -> oldSecretUntil != null && now.isBefore(oldSecretUntil))
                .map(WebhookSecret::new);
        return Stream.concat(Stream.of(secret()), old.stream()).toList();
    }

    Endpoint endpoint(Instant now) {
        return new Endpoint(
                id,
                url,
                Arrays.stream(EventType.values())
                        .filter(type -> eventTypes.contains(type.wireName()))
                        .toList(),
                enabled,
                disabledBecause,
                disabledAt,
                failingSince,
                oldSecretUntil != null && now.isBefore(oldSecretUntil) ? oldSecretUntil : null,
                createdBy,
                createdAt,
                null);
    }

    private static List<String> names(Set<EventType> events) {
        return events.stream().sorted().map(EventType::wireName).toList();
    }
}
