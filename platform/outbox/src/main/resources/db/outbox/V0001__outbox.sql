-- What this service has said and Kafka has not acknowledged yet. A row's id is given at insert, while its key's state row
-- is locked: within a key, id order is commit order.
create table outbox (
    id      bigint generated always as identity primary key,
    shard   smallint not null check (shard between 0 and 3), -- fixed: each has one lock, see Shards
    topic   text     not null,
    key     text     not null,
    headers text     not null, -- a JSON object
    value   bytea    not null,
    refused text               -- why Kafka will never take it; stops its key until someone deletes the row
);

create index outbox_in_order on outbox (shard, id);
create index outbox_refused on outbox (shard, key) where refused is not null;

-- Events that this service has taken. Kept longer than any copy of one can return.
create table handled_event (
    event_id   uuid primary key,
    handled_at timestamptz not null default now()
);

create index handled_event_by_age on handled_event (handled_at);
