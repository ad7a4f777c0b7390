package io.zhike.agent.agents;

/** Whether someone is at the desk. */
public enum Presence {
    /** 在线 */
    ONLINE,
    /** 离开: keeps conversations and may take others by hand, gets none assigned. */
    AWAY,
    /** 退出登录: takes none. */
    OFFLINE;

    /** Whether they may take a conversation. */
    public boolean isPresent() {
        return switch (this) {
            case ONLINE, AWAY -> true;
            case OFFLINE -> false;
        };
    }
}
