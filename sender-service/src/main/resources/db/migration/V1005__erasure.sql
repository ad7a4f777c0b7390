-- Whose picture it is; null for those that were noted before.
alter table picture_fetch add column open_id text;
create index picture_fetch_of_user on picture_fetch (app_id, open_id);

-- What has not ended is found by the other indexes.
create index delivery_of_user on delivery (app_id, open_id) where state = 'SETTLED';
