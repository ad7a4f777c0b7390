package io.zhike.agent.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhike.agent.http.Period;
import io.zhike.agent.transcript.Message;
import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes an app's conversations as they are read, a page at a time: of an export of any size no more than a page of
 * conversations and one of messages is in memory, and no transaction waits for its reader.
 */
@ApplicationScoped
class ExportConversations {

    static final int CONVERSATIONS = 200;
    static final int MESSAGES = 500;

    private final ExportedPages pages;
    private final ObjectMapper mapper;

    ExportConversations(ExportedPages pages, ObjectMapper mapper) {
        this.pages = pages;
        this.mapper = mapper;
    }

    /** Those that began in the period, the oldest first. */
    void export(String appId, Period period, ExportFormat format, OutputStream out) throws IOException {
        write(after -> pages.conversations(appId, period, after, CONVERSATIONS), sheet(format, out));
    }

    /** All of a user's, as JSON Lines, the oldest first; the stream stays open. */
    void export(UserKey user, OutputStream out) throws IOException {
        write(after -> pages.conversations(user, after, CONVERSATIONS), sheet(ExportFormat.JSONL, out));
    }

    /** Which conversations follow one that was written last; null: the first of all. */
    private interface Pages {
        List<ExportedConversation> after(@Nullable ExportedConversation last);
    }

    private void write(Pages conversations, Sheet sheet) throws IOException {
        List<ExportedConversation> page = conversations.after(null);
        while (!page.isEmpty()) {
            for (ExportedConversation conversation : page) {
                sheet.begin(conversation);
                messages(conversation.id(), sheet);
                sheet.end();
            }
            page = page.size() < CONVERSATIONS ? List.of() : conversations.after(page.getLast());
        }
        sheet.close();
    }

    private void messages(UUID conversation, Sheet sheet) throws IOException {
        List<Message> page = pages.messages(conversation, 0, MESSAGES);
        while (!page.isEmpty()) {
            for (Message message : page) {
                sheet.add(message);
            }
            page = page.size() < MESSAGES
                    ? List.of()
                    : pages.messages(conversation, page.getLast().number(), MESSAGES);
        }
    }

    private Sheet sheet(ExportFormat format, OutputStream out) throws IOException {
        return switch (format) {
            case JSONL -> new JsonLines(out, mapper);
            case CSV -> new Csv(out, mapper);
        };
    }
}
