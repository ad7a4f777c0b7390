package io.zhike.agent.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhike.agent.customer.CustomerCard;
import io.zhike.agent.media.Media;
import io.zhike.events.UserKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes what is known of a user into a ZIP archive: {@code user.json}, {@code conversations.jsonl}, {@code quota.jsonl}, and the
 * pictures of both sides by their ids.
 */
@ApplicationScoped
class ExportUser {

    private final ExportConversations exportConversations;
    private final ExportedPages pages;
    private final Media media;
    private final ObjectMapper mapper;

    ExportUser(ExportConversations exportConversations, ExportedPages pages, Media media, ObjectMapper mapper) {
        this.exportConversations = exportConversations;
        this.pages = pages;
        this.media = media;
        this.mapper = mapper;
    }

    /** @param ledger what changed their reply quota, as quota-service tells it */
    void export(CustomerCard card, List<JsonNode> ledger, OutputStream out) throws IOException {
        UserKey user = new UserKey(card.appId(), card.openId());
        try (ZipOutputStream archive = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            begin(archive, "user.json");
            archive.write(mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(card));
            begin(archive, "conversations.jsonl");
            exportConversations.export(user, new Entry(archive));
            begin(archive, "quota.jsonl");
            for (JsonNode line : ledger) {
                archive.write(mapper.writeValueAsBytes(line));
                archive.write('\n');
            }
            for (UUID id : pages.pictures(user)) {
                var picture = media.picture(user.appId(), id);
                if (picture.isPresent()) {
                    begin(archive, "pictures/%s.%s".formatted(id, picture.get().ending()));
                    archive.write(picture.get().bytes());
                }
            }
        }
    }

    private static void begin(ZipOutputStream archive, String name) throws IOException {
        archive.putNextEntry(new ZipEntry(name));
    }

    /** A part of the archive: whoever writes it does not close the archive. */
    private static final class Entry extends FilterOutputStream {

        Entry(ZipOutputStream archive) {
            super(archive);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
