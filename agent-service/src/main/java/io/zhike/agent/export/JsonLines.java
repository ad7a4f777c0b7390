package io.zhike.agent.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.zhike.agent.transcript.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** JSON Lines: each conversation an object with its {@code messages}, which are as the API has them. */
final class JsonLines implements Sheet {

    private final ObjectMapper mapper;
    private final JsonGenerator json;

    /** @param mapper as which the API writes */
    JsonLines(OutputStream out, ObjectMapper mapper) throws IOException {
        this.mapper = mapper.copy().disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        this.json = this.mapper
                .getFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    @Override
    public void begin(ExportedConversation conversation) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, JsonNode> field :
                mapper.valueToTree(conversation).properties()) {
            json.writeFieldName(field.getKey());
            json.writeTree(field.getValue());
        }
        json.writeArrayFieldStart("messages");
    }

    @Override
    public void add(Message message) throws IOException {
        mapper.writeValue(json, message);
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
