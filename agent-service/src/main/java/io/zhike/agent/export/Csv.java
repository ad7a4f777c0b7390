package io.zhike.agent.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zhike.agent.transcript.Message;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of comma-separated values (RFC 4180) with a message in each row, and what is of its conversation repeated; in UTF-8
 * with the byte order mark by which spreadsheets know it.
 */
final class Csv implements Sheet {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Of what came from outside, a spreadsheet would take these for the begin of a formula; full-width ones too. */
    private static final String FORMULAS = "=+-@\t\r＝＋－＠";

    private static final List<String> COLUMNS = List.of(
            "conversation",
            "appId",
            "openId",
            "remarkName",
            "nickName",
            "state",
            "agentId",
            "servedBy",
            "tags",
            "startedAt",
            "endedAt",
            "number",
            "message",
            "at",
            "direction",
            "source",
            "author",
            "type",
            "text",
            "content",
            "status",
            "reason");

    private final Writer out;
    private final ObjectMapper mapper;
    private String conversation = "";

    /** @param mapper as which the API writes */
    Csv(OutputStream out, ObjectMapper mapper) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        this.mapper = mapper;
        this.out.append(BYTE_ORDER_MARK).append(cells(COLUMNS.stream())).append("\r\n");
    }

    @Override
    public void begin(ExportedConversation of) {
        conversation = cells(Stream.of(
                of.id(),
                of.appId(),
                of.openId(),
                shown(of.remarkName()),
                shown(of.nickName()),
                of.state(),
                shown(of.agentId()),
                String.join(" ", of.servedBy()),
                String.join(" ", of.tags()),
                of.startedAt(),
                shown(of.endedAt())));
    }

    @Override
    public void add(Message message) throws IOException {
        String content = message.content() == null ? "" : mapper.writeValueAsString(message.content());
        out.append(conversation)
                .append(',')
                .append(cells(Stream.of(
                        message.number(),
                        message.id(),
                        message.at(),
                        word(message.direction()),
                        word(message.source()),
                        shown(message.agentId()),
                        word(message.type()),
                        shown(message.text()),
                        content,
                        shown(message.status()),
                        shown(message.reason()))))
                .append("\r\n");
    }

    /** As the API spells it. */
    private String word(Enum<?> value) {
        return mapper.convertValue(value, String.class);
    }

    private static Object shown(@Nullable Object value) {
        return value == null ? "" : value;
    }

    private static String cells(Stream<?> values) {
        return values.map(Object::toString).map(Csv::cell).collect(Collectors.joining(","));
    }

    /** Such that a spreadsheet shows the value, and reads it as nothing else. */
    static String cell(String value) {
        String defused = !value.isEmpty() && FORMULAS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean plain = Arrays.stream(new String[] {",", "\"", "\r", "\n"}).noneMatch(defused::contains);
        return plain ? defused : '"' + defused.replace("\"", "\"\"") + '"';
    }

    @Override
    public void end() {
        conversation = "";
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
