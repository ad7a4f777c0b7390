-- When a workbench of the agent was open last. No row: their status was set without one, and stays.
create table attendance (
    agent_id text        primary key references agent on delete cascade,
    seen_at  timestamptz not null
);

-- Taken offline because no workbench was open any more: what they were, and when they were seen last.
alter table agent
    add column left_status text,
    add column left_at     timestamptz;

-- WAITING, DORMANT: whose it was when they were taken offline or signed out, and when that was.
alter table conversation
    add column absentee     text,
    add column absent_since timestamptz;

create index conversation_absentee on conversation (absentee) where absentee is not null;
