-- Replies that wait for the user's next message.
alter table app_user add column held_by text; -- who wrote the first of them; null where there are none

alter table conversation add column familiar text; -- WAITING: an agent who knows the user and is asked first

alter table message
    add column rule     text,                           -- of the quota, that refused it
    add column released boolean not null default false, -- it was held, and the user's message asked for it
    add column offered  boolean not null default false; -- it was held for too long, and people decide

create index message_held on message (app_id, open_id, at, id) where status = 'HELD';

-- What the grant in force gave, and who took what of it.
alter table app_user
    add column quota_granted integer,
    add column quota_spent   jsonb;
