package io.zhike.agent.tag;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.hibernate.Session;

/** The tags that an app's conversations have, and how many have them. */
@ApplicationScoped
public class TagUses {

    /** A tag that is in use. */
    record Used(String name, long uses) {}

    private final Session session;

    TagUses(Session session) {
        this.session = session;
    }

    /** @param changes in the order of the names, in which every transaction takes their rows */
    public void change(String appId, SortedMap<String, Integer> changes) {
        for (Map.Entry<String, Integer> change : changes.entrySet()) {
            session.createNativeMutationQuery("""
                            insert into tag (app_id, name, uses) values (:app, :name, greatest(:change, 0))
                            on conflict (app_id, name) do update set uses = greatest(tag.uses + :change, 0)
                            """)
                    .setParameter("app", appId)
                    .setParameter("name", change.getKey())
                    .setParameter("change", change.getValue())
                    .executeUpdate();
        }
    }

    /**
     * Those in use, the most used first.
     *
     * @param part of the name, in whatever case; empty for any
     */
    @Transactional
    List<Used> suggest(String appId, String part, int limit) {
        return session.createNativeQuery("""
                        select name, cast(uses as bigint) as uses from tag
                        where app_id = :app and uses > 0 and strpos(lower(name), lower(:part)) > 0
                        order by uses desc, name limit :limit
                        """, Object[].class)
                .addScalar("name", String.class)
                .addScalar("uses", Long.class)
                .setParameter("app", appId)
                .setParameter("part", part)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> new Used((String) row[0], (Long) row[1]))
                .toList();
    }
}
