package io.zhike.agent.compliance;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored finding; rows are added and never changed. Ids are in the order of time. */
@Entity
@Table(name = "compliance_finding")
class FindingRow extends PanacheEntityBase {

    @Id
    UUID id;

    String appId;

    Instant at;

    String agentId;

    @Nullable
    UUID conversationId;

    @Nullable
    UUID replyId;

    @Enumerated(EnumType.STRING)
    Rule rule;

    @Enumerated(EnumType.STRING)
    Judgement judgement;

    String found;

    @Nullable
    String field;

    String text;

    protected FindingRow() {}

    FindingRow(Speaker speaker, Finding finding, Judgement judgement, Instant at) {
        id = UuidCreator.getTimeOrderedEpoch();
        appId = speaker.appId();
        agentId = speaker.agentId();
        conversationId = speaker.conversationId();
        replyId = speaker.replyId();
        text = finding.text();
        rule = finding.rule();
        found = finding.found();
        field = finding.field();
        this.judgement = judgement;
        this.at = at;
    }

    /** An app's, the newest first, from before that one on. */
    static List<FindingRow> newestBefore(String appId, @Nullable UUID id, int limit) {
        return id == null
                ? find("appId = ?1 order by id desc", appId).page(0, limit).list()
                : find("appId = ?1 and id < ?2 order by id desc", appId, id)
                        .page(0, limit)
                        .list();
    }

    FoundText foundText() {
        return new FoundText(
                id, at, agentId, conversationId, replyId, rule, rule.label(), judgement, found, field, text);
    }
}
