-- A grant besides the one in force, which may come to say more: see Standby.
alter table quota_window
    add column standby_remaining    integer,
    add column standby_tally        bigint      not null default 0,
    add column standby_granted      integer     not null default 0,
    add column standby_granted_by   timestamptz not null default 'epoch',
    add column standby_agent_spent  integer     not null default 0,
    add column standby_robot_spent  integer     not null default 0,
    add column standby_system_spent integer     not null default 0,
    add column standby_may_probe    boolean     not null default true;

alter table reply add column standby_tally bigint not null default 0;
