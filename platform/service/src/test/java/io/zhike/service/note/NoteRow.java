package io.zhike.service.note;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "note")
class NoteRow extends PanacheEntityBase {

    @Id
    String writtenBy;

    @JdbcTypeCode(SqlTypes.JSON)
    List<String> firstWords;

    NoteRow() {}

    NoteRow(String writtenBy, List<String> firstWords) {
        this.writtenBy = writtenBy;
        this.firstWords = firstWords;
    }
}
