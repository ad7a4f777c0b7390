package io.zhike.agent.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tags of a conversation, in the order in which people gave them, each once. */
record Tags(List<String> names) {

    /** Of one conversation. */
    static final int MOST = 20;

    Tags {
        names = names.stream().map(String::strip).distinct().toList();
    }

    /** How the uses of each name change where these follow others: by 1 or -1, in the order of the names. */
    SortedMap<String, Integer> changesFrom(Tags before) {
        SortedMap<String, Integer> changes = new TreeMap<>();
        List<String> added = new ArrayList<>(names);
        added.removeAll(before.names);
        List<String> removed = new ArrayList<>(before.names);
        removed.removeAll(names);
        added.forEach(name -> changes.put(name, 1));
        removed.forEach(name -> changes.put(name, -1));
        return changes;
    }
}
