-- What an app's operators set. A row comes with the first change; until then, and for what the document leaves out, the
-- defaults of a new app hold.
create table reception (
    app_id     text        primary key,
    version    bigint      not null default 0, -- counts the changes
    settings   jsonb       not null default '{"transferToHuman": false}',
    changed_at timestamptz not null default now()
);

-- What routing knows of a user between two pushes. The collation is that of the order in which rows are locked.
create table user_reception (
    app_id            text collate "C" not null,
    open_id           text collate "C" not null,
    number            bigint  not null default 0, -- of the last routed push
    with_people       boolean not null default false,
    with_people_until timestamptz,                -- null: until agent-service says otherwise
    person_involved   boolean not null default false,
    last_welcome_at   timestamptz,
    primary key (app_id, open_id)
);
