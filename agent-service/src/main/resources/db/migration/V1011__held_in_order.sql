-- Held replies go in the order in which they were held: given under the user's lock, by no clock, and over all their conversations.
alter table message add column held_place integer not null default 0;

update message m set held_place = ordered.place
from (select id, row_number() over (partition by app_id, open_id order by at, number) as place
      from message where status = 'HELD') ordered
where m.id = ordered.id;

drop index message_held;
create index message_held on message (app_id, open_id, held_place) where status = 'HELD';
