-- Since when its user waits for a person's answer; null where they wait for none.
alter table conversation add column unanswered_since timestamptz;

update conversation c set unanswered_since = (
    select min(m.received_at) from message m
    where m.conversation_id = c.id and m.source = 'USER' and m.number > (
        select coalesce(max(r.number), 0) from message r
        where r.conversation_id = c.id and r.source = 'AGENT' and r.status in ('QUEUED', 'SENT', 'UNKNOWN') and not r.released))
where c.state not in ('EXPIRED', 'ENDED');

-- Those of an app whose users wait for their agents' answers, the longest first; of an agent there are few.
create index conversation_unanswered on conversation (app_id, unanswered_since, id)
    where state = 'SERVING' and unanswered_since is not null;
