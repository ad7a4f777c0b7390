-- What was said to a user that is no text: a ReplyContent.
alter table message add column reply_content jsonb;
