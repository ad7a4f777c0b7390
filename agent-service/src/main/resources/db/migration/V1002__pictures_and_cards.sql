-- What a user sent that is no text: a MessageContent.
alter table message add column content jsonb;
