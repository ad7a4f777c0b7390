-- A conversation lies still (待重新接入), or its user has not written for too long (已过期).
alter table conversation
    drop constraint conversation_state_check,
    add constraint conversation_state_check
        check (state in ('ROBOT', 'WAITING', 'SERVING', 'DORMANT', 'EXPIRED', 'ENDED')),
    add column waited       boolean not null default false, -- EXPIRED: it waited for a person
    add column ended_at     timestamptz,
    add column served_since timestamptz,                    -- SERVING: since when its agent has it
    add column talked_at    timestamptz;                    -- SERVING: when its user or its agent said something last

update conversation set ended_at = active_at where state = 'ENDED';
update conversation set served_since = active_at, talked_at = active_at where state = 'SERVING';

alter table conversation
    add check ((state = 'ENDED') = (ended_at is not null)),
    add check ((state = 'SERVING') = (talked_at is not null));

drop index conversation_one_open;
create unique index conversation_one_open on conversation (app_id, open_id) where state not in ('EXPIRED', 'ENDED');

drop index conversation_served_by;
create index conversation_served_by on conversation using gin (served_by) where state in ('EXPIRED', 'ENDED');

-- Those whose time comes first.
create index conversation_still on conversation (app_id, talked_at) where state = 'SERVING';
create index conversation_unheard on conversation (app_id, coalesce(last_user_message_at, started_at))
    where state in ('ROBOT', 'WAITING', 'DORMANT');
create index conversation_dormant on conversation (agent_id) where state = 'DORMANT';
