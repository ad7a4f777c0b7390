package io.zhike.agent.privacy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** What the tables still hold. */
@ApplicationScoped
class Stored {

    /** Every column that names a user or holds what was said, whatever tables come. */
    private static final String COLUMNS = """
            select cast(table_name as text), cast(column_name as text) from information_schema.columns
            where table_schema = 'public' and data_type in ('text', 'jsonb') and table_name not in (%s)
            """;

    private final EntityManager entities;

    Stored(EntityManager entities) {
        this.entities = entities;
    }

    /** The places, {@code table.column}, that hold these words, but for the tables that may. */
    List<String> places(String words, String... mayHold) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<String> places = new ArrayList<>();
            String excepted = "'" + String.join("', '", mayHold) + "'";
            for (Object row :
                    entities.createNativeQuery(COLUMNS.formatted(excepted)).getResultList()) {
                Object[] column = (Object[]) row;
                if (count("\"%s\" where strpos(cast(\"%s\" as text), '%s') > 0".formatted(column[0], column[1], words))
                        > 0) {
                    places.add(column[0] + "." + column[1]);
                }
            }
            return places;
        });
    }

    /** How many rows. */
    long rows(String fromWhere) {
        return QuarkusTransaction.requiringNew().call(() -> count(fromWhere));
    }

    void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(sql).executeUpdate());
    }

    private long count(String fromWhere) {
        return (Long) entities.createNativeQuery("select count(*) from " + fromWhere, Long.class)
                .getSingleResult();
    }
}
