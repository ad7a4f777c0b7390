-- The settings are one document of several parts now; what there was is the first of them.
update reception set settings = jsonb_build_object('general', settings);
alter table reception alter column settings set default '{"general": {"transferToHuman": false}}';

-- What the settings were after each change, so that people can see who changed what, and go back.
create table reception_version (
    app_id     text        not null,
    version    bigint      not null,
    settings   jsonb       not null,
    changed_at timestamptz not null,
    changed_by text        not null, -- as agent-service names people
    part       text        not null,
    primary key (app_id, version)
);
insert into reception_version
select app_id, version, settings, changed_at, 'unknown', 'GENERAL' from reception where version > 0;

alter table user_reception
    add column entry_rule text,        -- the rule about the page that the user last came from
    add column entered_at timestamptz,
    add column dialogue   jsonb;       -- the open menu, and how it went so far; null: nothing yet

-- How often a rule counted. One rule's count is kept in several slots, so that transactions do not wait for each other.
create table rule_count (
    app_id         text collate "C" not null,
    day            date             not null, -- in the app's time zone
    kind           text collate "C" not null,
    rule           text collate "C" not null,
    slot           smallint         not null,
    hits           bigint           not null,
    without_person bigint           not null, -- conversations whose last rule it was, and that ended without a person
    with_person    bigint           not null, -- those that came to a person
    primary key (app_id, day, kind, rule, slot)
);

-- What the robot could not answer. No user stands beside it.
create table unanswered_text (
    id     uuid        primary key,
    app_id text        not null,
    at     timestamptz not null,
    text   text        not null
);
create index on unanswered_text (app_id, at);
create index on unanswered_text (at);
