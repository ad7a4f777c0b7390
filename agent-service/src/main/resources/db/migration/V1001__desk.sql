-- The state row of a mini program's user. Every change to the user's conversation locks it first.
create table app_user (
    app_id             text   not null,
    open_id            text   not null,
    highest_number     bigint not null default 0, -- of the user's routed pushes
    open_conversation  uuid,
    unheard_change     uuid,                      -- the conversation that changed since the user's last push
    push_id            uuid,                      -- the newest push that grants replies
    push_kind          text,
    push_created_at    timestamptz,
    push_received_at   timestamptz,
    message_id         uuid,                      -- the newest message, which an entering after it may hide
    message_created_at timestamptz,
    message_received_at timestamptz,
    quota_version      bigint not null default 0,
    quota_remaining    integer,
    quota_expires_at   timestamptz,
    visit_id           uuid,                      -- for the head of the next conversation
    visited_at         timestamptz,
    session_from       text,
    assigned_text_at   timestamptz,               -- when each of the texts for waiting users was last asked for
    queued_text_at     timestamptz,
    offline_text_at    timestamptz,
    primary key (app_id, open_id)
) with (fillfactor = 80);

create table agent (
    id               text primary key, -- the username
    name             text    not null,
    capacity         integer not null default 10 check (capacity between 1 and 500),
    auto_accept      boolean not null default true,
    status           text    not null default 'OFFLINE' check (status in ('ONLINE', 'AWAY', 'OFFLINE')),
    administrator    boolean not null default false, -- of every app, by the identity provider: needs no binding
    last_assigned_at timestamptz
);

create table binding (
    app_id   text not null,
    agent_id text not null references agent,
    role     text not null check (role in ('AGENT', 'ADMIN')),
    primary key (app_id, agent_id)
);

create index binding_by_agent on binding (agent_id);

create table conversation (
    id                   uuid primary key,
    app_id               text        not null,
    open_id              text        not null,
    state                text        not null check (state in ('ROBOT', 'WAITING', 'SERVING', 'ENDED')),
    agent_id             text references agent,        -- SERVING: who has it; ENDED: who had it last
    served_by            text[]      not null default '{}',
    waiting_since        timestamptz,                  -- WAITING: its place
    not_for              text[]      not null default '{}', -- WAITING: agents who let it lie
    person_asked         boolean     not null,
    person_wrote         boolean     not null,
    assigned_text        text,                         -- of these the user reads one, once assignment has been tried
    queued_text          text,
    offline_text         text,
    last_number          bigint      not null,         -- of its messages
    last_routed_number   bigint      not null,         -- of its user's messages
    last_user_message_at timestamptz,
    started_at           timestamptz not null,
    active_at            timestamptz not null,
    check ((state = 'WAITING') = (waiting_since is not null)),
    check (state <> 'SERVING' or agent_id is not null)
) with (fillfactor = 80);

create unique index conversation_one_open on conversation (app_id, open_id) where state <> 'ENDED';
create index conversation_of_user on conversation (app_id, open_id);
create index conversation_list on conversation (app_id, state, active_at desc, id desc);
create index conversation_queue on conversation (app_id, waiting_since, id) where state = 'WAITING';
create index conversation_promised on conversation (app_id, waiting_since, id)
    where state = 'WAITING' and queued_text is not null;
create index conversation_serving on conversation (agent_id) where state = 'SERVING';
create index conversation_served_by on conversation using gin (served_by) where state = 'ENDED';

create table message (
    id              uuid primary key, -- the event's id of what came in, the reply's id of what goes out
    app_id          text        not null,
    open_id         text        not null,
    conversation_id uuid references conversation, -- null: said before there was one
    number          bigint,
    shown_before    bigint,
    routed_number   bigint,
    direction       text        not null,
    source          text        not null,
    type            text        not null,
    text            text,
    session_from    text,
    status          text,
    reason          text,
    errcode         integer,
    at              timestamptz not null,
    received_at     timestamptz not null,
    agent_id        text,
    admin           boolean     not null
);

create unique index message_in_order on message (conversation_id, number);
create index message_unplaced on message (app_id, open_id) where conversation_id is null;

create table assignment (
    id              uuid primary key,
    app_id          text        not null,
    conversation_id uuid        not null references conversation,
    agent_id        text        not null references agent,
    reason          text        not null,
    at              timestamptz not null,
    figures         jsonb       not null -- the candidates and the excluded, as they were
);

create index assignment_of_conversation on assignment (conversation_id, at);
