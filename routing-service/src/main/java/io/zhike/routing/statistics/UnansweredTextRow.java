package io.zhike.routing.statistics;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that the robot could not answer. */
@Entity
@Table(name = "unanswered_text")
class UnansweredTextRow extends PanacheEntityBase {

    @Id
    UUID id;

    String appId;

    Instant at;

    String text;

    protected UnansweredTextRow() {}

    UnansweredTextRow(String appId, Instant at, String text) {
        id = UuidCreator.getTimeOrderedEpoch();
        this.appId = appId;
        this.at = at;
        this.text = text;
    }

    /** The newest ones. */
    static List<String> texts(String appId, Instant from, Instant until, int limit) {
        return find(
                        "select text from UnansweredTextRow where appId = ?1 and at >= ?2 and at < ?3 order by at desc",
                        appId,
                        from,
                        until)
                .project(String.class)
                .page(0, limit)
                .list();
    }

    static long deleteBefore(Instant moment) {
        return delete("at < ?1", moment);
    }
}
