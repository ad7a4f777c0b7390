-- How an app's last replies ended.
create index delivery_settled on delivery (app_id, settled_at) where state = 'SETTLED';
