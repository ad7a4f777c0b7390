-- A picture of a reply that WeChat has.
create table media_upload (
    app_id      text        not null,
    media_id    uuid        not null, -- by which agent-service keeps it
    we_chat_id  text        not null,
    valid_until timestamptz not null,
    primary key (app_id, media_id)
);

-- A picture that a user sent and that agent-service does not have yet; the row goes once it has, or nobody has.
create table picture_fetch (
    message_id uuid        primary key,
    app_id     text        not null,
    we_chat_id text        not null,
    attempts   int         not null default 0,
    due_at     timestamptz not null, -- moved ahead while an attempt is under way
    give_up_at timestamptz not null
);

create index picture_fetch_due on picture_fetch (app_id, due_at);
