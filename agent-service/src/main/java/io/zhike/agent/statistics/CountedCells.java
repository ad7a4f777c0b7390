package io.zhike.agent.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Counts what is stored, cell by cell. */
@ApplicationScoped
class CountedCells {

    private static final int FIRST_FIGURE = 2;

    private final Session session;

    CountedCells(Session session) {
        this.session = session;
    }

    /** A cell of which nothing is stored is not there. */
    <T> Map<Cell, T> read(Asked asked, Breakdown breakdown, Count<T> count) {
        NativeQuery<Object[]> query = session.createNativeQuery(count.sql(breakdown), Object[].class)
                .addScalar("agent", String.class)
                .addScalar("day", Integer.class);
        count.figures().forEach(figure -> query.addScalar(figure.name(), figure.type()));
        List<LocalDate> days = asked.days().all();
        Map<Cell, T> cells = new HashMap<>();
        query.setParameter("app", asked.appId())
                .setParameter("from", asked.days().from())
                .setParameter("until", asked.days().until())
                .setParameter("begins", asked.days().begins())
                .setParameter("agent", asked.agent())
                .getResultList()
                .forEach(row -> cells.put(
                        new Cell((String) row[0], row[1] == null ? null : days.get((Integer) row[1] - 1)),
                        count.read().apply(Arrays.copyOfRange(row, FIRST_FIGURE, row.length))));
        return cells;
    }
}
