-- The reply window of each user: the state row that is locked before anything is said of the user. 'epoch' means never.
create table quota_window (
    app_id          text        not null collate "C",
    open_id         text        not null collate "C",
    remaining       integer     not null default 0,       -- below 0: more under way than a grant gave
    expires_at      timestamptz not null default 'epoch',
    tally           bigint      not null default 0,       -- what is counted against the grant in force
    granted         integer     not null default 0,       -- what the grant in force gave
    granted_by      timestamptz not null default 'epoch', -- when WeChat can have made it at the latest
    newest_grant_by timestamptz not null default 'epoch', -- the same of the newest grant, in force or not
    last_push       uuid,                                 -- the push that was applied last
    contradicted_at timestamptz not null default 'epoch', -- the newest attempt at which WeChat's count or clock was another
    changes         bigint      not null default 0,       -- the number of the newest ledger entry
    version         bigint      not null default 0,       -- changes of what is shown
    primary key (app_id, open_id)
);

-- Replies that were approved.
create table reply (
    reply_id     uuid        primary key,
    app_id       text        not null collate "C",
    open_id      text        not null collate "C",
    source       text        not null,
    approved_at  timestamptz not null,
    tally        bigint      not null, -- the tally it counts in; 0 once its unit has come back
    outcome      text,                 -- null while it is under way
    attempted_at timestamptz,          -- null where it never left
    answered_at  timestamptz           -- when WeChat answered or it was given up; null while it is under way
);

-- A grant counts what is under way, and what WeChat may have handled since: the rest of the table is never read.
create index reply_under_way on reply (app_id, open_id) where outcome is null;
create index reply_by_answer on reply (app_id, open_id, answered_at) where outcome in ('SENT', 'UNKNOWN');

-- Every change of a window. A push has one entry, also where it granted nothing more than there was: what has one is
-- never applied again.
create table ledger (
    app_id           text        not null collate "C",
    open_id          text        not null collate "C",
    number           bigint      not null,
    at               timestamptz not null,
    who              text        not null,
    why              text        not null,
    remaining_before integer     not null,
    expires_before   timestamptz,
    remaining_after  integer     not null,
    expires_after    timestamptz,
    reply_id         uuid,
    push_id          uuid,
    primary key (app_id, open_id, number)
);

create unique index ledger_push on ledger (app_id, open_id, push_id) where push_id is not null;
