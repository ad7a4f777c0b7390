-- What statistics tell of a conversation, counted when it happens: messages are forgotten before it is.
alter table conversation
    add column wanted_at      timestamptz, -- the begin of the first wait for a person, before any had it
    add column answer_id      uuid,        -- the first reply of a person that counts as an answer
    add column answered_at    timestamptz,
    add column answered_by    text,
    add column said_by_user   integer not null default 0,    -- messages
    add column said_by_robot  integer not null default 0,    -- replies but for those that did not reach the user
    add column said_by_people integer not null default 0,    -- the same
    add column said_by_agents jsonb   not null default '{}', -- of them, by username
    add column passed_on_by   text[]  not null default '{}'; -- who had it each time that it was passed on by hand

-- As far as it can be told: since when a conversation waited is known while it does.
update conversation c
set wanted_at = case when c.state = 'WAITING' and c.served_by = '{}' then c.waiting_since end,
    answer_id = first.id,
    answered_at = first.at,
    answered_by = first.agent_id
from conversation everyone
left join lateral (
    select m.id, m.at, m.agent_id from message m
    where m.conversation_id = everyone.id and m.source = 'AGENT' and m.status in ('QUEUED', 'SENT', 'UNKNOWN')
      and not m.released
    order by m.at, m.number limit 1) first on true
where everyone.id = c.id;

update conversation c
set said_by_user = counted.by_user, said_by_robot = counted.by_robot
from (
    select conversation_id,
        count(*) filter (where source = 'USER') as by_user,
        count(*) filter (where source = 'ROBOT' and status in ('QUEUED', 'SENT', 'UNKNOWN')) as by_robot
    from message group by conversation_id) counted
where counted.conversation_id = c.id;

update conversation c
set said_by_people = counted.by_people, said_by_agents = counted.by_agent
from (
    select conversation_id, sum(replies) as by_people, jsonb_object_agg(agent_id, replies) as by_agent
    from (
        select conversation_id, agent_id, count(*) as replies from message
        where source = 'AGENT' and agent_id is not null and status in ('QUEUED', 'SENT', 'UNKNOWN')
        group by conversation_id, agent_id) one
    group by conversation_id) counted
where counted.conversation_id = c.id;
