-- WeChat's own web tool has the user's last message.
alter table conversation add column handed_over boolean not null default false;
