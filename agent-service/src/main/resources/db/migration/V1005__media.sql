-- Pictures: what users sent, by the id of the message, and what was uploaded to be sent.
create table media (
    id         uuid        primary key,
    app_id     text        not null,
    from_user  boolean     not null,
    type       text        not null,
    bytes      bytea       not null,
    created_at timestamptz not null
);

-- Pictures are compressed already.
alter table media alter column bytes set storage external;
