-- Where integrators hear of an app's conversations.
create table webhook_endpoint (
    id               uuid        primary key,
    app_id           text        not null,
    url              text        not null,
    event_types      text[]      not null,
    secret           text        not null, -- as it is shown, whsec_...; what is sent is signed with it
    old_secret       text,                 -- the one before, which signs too until then
    old_secret_until timestamptz,
    enabled          boolean     not null default true,
    disabled_because text,                 -- null while it is enabled
    disabled_at      timestamptz,
    failing_since    timestamptz,          -- the first failed attempt after the last one that succeeded
    created_by       text        not null,
    created_at       timestamptz not null
);

create index webhook_endpoint_of_app on webhook_endpoint (app_id);

-- What endpoints are sent. No foreign key: what a deleted endpoint leaves goes in bounded batches, see DeliverySweep.
create table webhook_delivery (
    id              text collate "C" primary key, -- webhook-id: the event's id, which begins with its time, and the endpoint's
    endpoint_id     uuid        not null,
    type            text        not null,
    happened_at     timestamptz not null,
    body            text        not null, -- as it is sent and signed
    state           text        not null default 'PENDING',
    retries         int         not null default 0, -- how many of the pauses between attempts are used up
    attempts        int         not null default 0, -- all there were; the number of the last one is its claim
    due_at          timestamptz,          -- the next attempt, or when the present one is given up; null once settled
    last_attempt_at timestamptz,
    last_status     int,
    last_failure    text,                 -- where nothing was answered
    created_at      timestamptz not null,
    settled_at      timestamptz
);

create index webhook_delivery_due on webhook_delivery (endpoint_id, due_at) where state = 'PENDING';
create index webhook_delivery_newest on webhook_delivery (endpoint_id, id);
create index webhook_delivery_by_age on webhook_delivery (coalesce(settled_at, created_at));
