-- A user who was erased and comes back has a new row: its versions are higher than those of the old one.
alter table quota_window alter column version set default (extract(epoch from clock_timestamp()) * 1000)::bigint;

-- All of a user's replies are found by two indexes: those under way, and those that have ended.
create index reply_ended on reply (app_id, open_id, answered_at) where outcome is not null;
drop index reply_by_answer;

-- What is old is found by when it came, which is the order in which it stands.
create index reply_by_age on reply using brin (approved_at);
