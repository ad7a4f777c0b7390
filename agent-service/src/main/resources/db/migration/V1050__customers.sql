-- What the desk knows of a user.
alter table app_user add column if not exists remark_name text; -- 备注: what people call them
alter table app_user
    add column memo              text,
    add column first_seen_at     timestamptz,
    add column last_visit_at     timestamptz,
    add column visits            bigint not null default 0, -- how often they entered
    add column last_session_from text,                      -- what the last page said that said anything
    add column blocked_at        timestamptz,               -- 拉黑; null: they are not
    add column blocked_by        text,
    add column block_reason      text,
    add check ((blocked_at is not null) = (blocked_by is not null) and (blocked_at is not null) = (block_reason is not null));

-- As far as it can be told: a visit that no conversation followed made the one before it be forgotten.
update app_user u
set first_seen_at = least(m.first_seen, u.message_received_at, u.push_received_at),
    last_visit_at = greatest(m.last_visit, u.visited_at),
    visits = coalesce(m.visits, 0) + case when u.visit_id is null then 0 else 1 end,
    last_session_from = coalesce(u.session_from, m.session_from)
from app_user everybody
left join (
    select app_id, open_id,
        min(received_at) filter (where direction = 'IN') as first_seen,
        max(at) filter (where type = 'ENTERED') as last_visit,
        count(*) filter (where type = 'ENTERED') as visits,
        (array_agg(session_from order by at desc) filter (where session_from is not null))[1] as session_from
    from message group by app_id, open_id) m
    on m.app_id = everybody.app_id and m.open_id = everybody.open_id
where u.app_id = everybody.app_id and u.open_id = everybody.open_id;

-- What an agent wants to see blocked, until an administrator has decided; one of a user.
create table block_proposal (
    id       uuid        primary key, -- in the order of time
    app_id   text        not null,
    open_id  text        not null,
    agent_id text        not null,
    reason   text        not null,
    at       timestamptz not null,
    unique (app_id, open_id)
);

create index block_proposal_of_app on block_proposal (app_id, id);

-- What people call a conversation's matter.
alter table conversation add column tags text[] not null default '{}';

-- How many conversations of an app have a tag.
create table tag (
    app_id text    not null,
    name   text    not null,
    uses   integer not null,
    primary key (app_id, name)
);

create index tag_by_use on tag (app_id, uses desc, name);

-- 快捷回复: an app's, or one person's in it.
create table canned_reply (
    id         uuid        primary key,
    app_id     text        not null,
    owner      text,                 -- null: the app's
    shortcut   text,
    title      text        not null,
    folder     text,
    content    jsonb       not null, -- a CannedContent
    uses       bigint      not null default 0,
    changed_at timestamptz not null
);

create index canned_reply_of_app on canned_reply (app_id, owner);
create unique index canned_reply_by_shortcut on canned_reply (app_id, coalesce(owner, ''), lower(shortcut))
    where shortcut is not null;
