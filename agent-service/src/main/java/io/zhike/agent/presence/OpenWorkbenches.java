package io.zhike.agent.presence;

import java.util.Set;

/** The workbenches that are open at this replica. */
public interface OpenWorkbenches {

    /** Asks each whether it is still there; one that has not answered for a while is closed. */
    void ask();

    /** Whose they are. */
    Set<String> agents();

    /** All connect again, perhaps to another replica. */
    void reconnect();
}
