package io.zhike.wechat.push;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/** Pushes in JSON. Null values are left out, as if WeChat had not sent the field. */
final class JsonFields implements FieldsCodec {

    /** What WeChat writes without quotes. */
    private static final Set<String> NUMBERS = Set.of("CreateTime", "MsgId");

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*");

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .build())
            .build();

    @Override
    public void read(String body, FieldTaker fields) {
        try (var parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedPushException("The JSON is not an object");
            }
            readObject(parser, "", fields);
            if (parser.nextToken() != null) {
                throw new MalformedPushException("The JSON goes on after its end");
            }
        } catch (IOException e) {
            throw new MalformedPushException("The JSON is broken or too deep", e);
        }
    }

    private static void readObject(JsonParser parser, String outer, FieldTaker fields) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = FlatFields.nested(outer, parser.currentName());
            readValue(parser, parser.nextToken(), name, fields);
        }
    }

    private static void readValue(JsonParser parser, JsonToken token, String name, FieldTaker fields)
            throws IOException {
        if (token == JsonToken.START_OBJECT) {
            readObject(parser, name, fields);
        } else if (token == JsonToken.START_ARRAY) {
            for (var item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                readValue(parser, item, name, fields);
            }
        } else if (token != JsonToken.VALUE_NULL) {
            fields.add(name, parser.getText());
        }
    }

    @Override
    public String write(SequencedMap<String, String> fields) {
        var text = new StringWriter();
        try (var generator = json.createGenerator(text)) {
            generator.writeStartObject();
            for (var field : fields.entrySet()) {
                generator.writeFieldName(field.getKey());
                if (NUMBERS.contains(field.getKey())
                        && NUMBER.matcher(field.getValue()).matches()) {
                    generator.writeNumber(field.getValue());
                } else {
                    generator.writeString(field.getValue());
                }
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        return text.toString();
    }
}
