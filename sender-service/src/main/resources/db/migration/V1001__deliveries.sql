-- A user's state row: locked before anything of the user's is said.
create table sender_user (
    app_id  text not null,
    open_id text not null,
    primary key (app_id, open_id)
);

-- An approved reply. Its row stays, so that an approval that comes again changes nothing; its text goes when it is settled.
create table delivery (
    reply_id     uuid        primary key,
    position     bigint      not null generated always as identity, -- within a user the order of approval
    app_id       text        not null,
    open_id      text        not null,
    content      text,                                              -- JSON; null once settled
    approved_at  timestamptz not null,
    send_before  timestamptz not null,
    trace_parent text,                                              -- W3C traceparent of its approval
    state        text        not null check (state in ('WAITING', 'QUEUED', 'SENDING', 'SETTLED')),
    due_at       timestamptz,                                       -- QUEUED: no attempt before it
    deadline     timestamptz,                                       -- SENDING: after it the attempt is given up
    withdrawn    boolean     not null default false,                -- SENDING: taken back, if it turns out not to be sent
    attempts     int         not null default 0,
    attempted_at timestamptz,                                       -- of the last attempt
    answered_at  timestamptz,                                       -- of the last attempt
    outcome      text,
    reason       text,
    errcode      int,
    settled_at   timestamptz,
    check ((state = 'QUEUED') = (due_at is not null)),
    check ((state = 'SENDING') = (deadline is not null)),
    check ((state = 'SETTLED') = (outcome is not null))
);

-- Of a user one reply at a time has the turn; the next one gets it as that is settled, under the user's lock.
create unique index delivery_with_turn on delivery (app_id, open_id) where state in ('QUEUED', 'SENDING');
create index delivery_waiting on delivery (app_id, open_id, position) where state = 'WAITING';
create index delivery_due on delivery (app_id, due_at, position) where state = 'QUEUED';
create index delivery_deadline on delivery (deadline) where state = 'SENDING';
create index delivery_window on delivery (send_before) where state in ('WAITING', 'QUEUED');

-- What came of each attempt, once it has ended.
create table attempt (
    reply_id     uuid        not null references delivery,
    number       int         not null,
    attempted_at timestamptz not null,
    answered_at  timestamptz not null,
    result       text        not null,
    errcode      int,
    primary key (reply_id, number)
);

-- The last time that WeChat's daily limit stopped an app.
create table app_pause (
    app_id       text        primary key,
    paused_from  timestamptz not null,
    paused_until timestamptz not null
);
