-- When people receive an app's users, as routing-service told it last. No row: always.
create table opening_hours (
    app_id  text        primary key,
    hours   jsonb       not null,
    read_at timestamptz not null -- when it was asked for
);

-- What a waiting user reads outside business hours, and when it was last asked for.
alter table conversation add column closed_text text;
update conversation set closed_text = offline_text where offline_text is not null;
alter table app_user add column closed_text_at timestamptz;

-- The agents who are to have it, by the name of their group; null for everybody.
alter table conversation add column wanted_group text;

-- What the user's mini program says of them: a SelfReported.
alter table app_user add column self_reported jsonb;
