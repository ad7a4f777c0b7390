-- How an app's administrators want their desk to work. A row comes with the first change; until then, and for what the
-- document leaves out, the defaults of a new app hold.
create table desk_settings (
    app_id     text        primary key,
    version    bigint      not null default 0, -- counts the changes
    settings   jsonb       not null default '{}',
    changed_at timestamptz not null default now()
);

-- The skill groups to which an agent belongs in the app, by name.
alter table binding add column groups text[] not null default '{}';

-- Whoever moved the conversation by hand; null where it was assigned.
alter table assignment add column decided_by text;

-- A group's queue, in either order.
create index conversation_queue_of_group on conversation (app_id, coalesce(wanted_group, ''), waiting_since, id)
    where state = 'WAITING';
create index conversation_queue_by_window on conversation
    (app_id, coalesce(wanted_group, ''), coalesce(last_user_message_at, started_at), id)
    where state = 'WAITING';

-- An agent known by an email address alone, until they have signed in with it.
alter table agent add column email text;
create unique index agent_by_email on agent (lower(email)) where email is not null;
