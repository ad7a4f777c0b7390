-- WeChat's own number of the request, by which WeChat finds it again.
alter table attempt add column rid text;
