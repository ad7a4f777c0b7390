package io.zhike.agent.export;

import io.zhike.agent.transcript.Message;
import java.io.IOException;

/** What an export is written on: conversations one after the other, each followed by its messages. */
interface Sheet {

    void begin(ExportedConversation conversation) throws IOException;

    void add(Message message) throws IOException;

    /** The conversation has no more messages. */
    void end() throws IOException;

    /** There are no more conversations. */
    void close() throws IOException;
}
