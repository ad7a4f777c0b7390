-- What an app's administrators let nobody say. A row comes with the first change; until then, and for what the document
-- leaves out, the defaults of a new app hold.
create table compliance (
    app_id     text        primary key,
    version    bigint      not null default 0, -- counts the changes
    settings   jsonb       not null default '{}',
    changed_at timestamptz not null default now()
);

-- What was found against a text, and how it ended. Rows are added and never changed.
create table compliance_finding (
    id              uuid primary key, -- in the order of time
    app_id          text        not null,
    at              timestamptz not null,
    agent_id        text        not null,
    conversation_id uuid,             -- null: the robot was to say it
    reply_id        uuid,
    rule            text        not null,
    judgement       text        not null,
    found           text        not null,
    field           text,             -- of the robot's settings
    text            text        not null
);

create index compliance_finding_of_app on compliance_finding (app_id, id);

-- By which the same text of people is known again; null where it is too short to tell, or no person's.
alter table message add column fingerprint bigint;

create index message_said on message (app_id, fingerprint, at) where fingerprint is not null;
