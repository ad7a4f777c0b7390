package io.zhike.routing.fault;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * How JSON that is sent to this service is read: each text in it must be one that a database holds and a phone shows. What
 * is stored is read by a mapper of its own.
 */
@Singleton
final class SentJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("texts")
                .addDeserializer(String.class, new Texts())
                .addKeyDeserializer(String.class, new Names()));
    }

    /** Reads values. */
    private static final class Texts extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        Texts() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return UnreadableTextException.unlessReadable(StringDeserializer.instance.deserialize(json, context), json);
        }
    }

    /** Reads the names of what has no fixed ones. */
    private static final class Names extends KeyDeserializer {

        @Override
        public String deserializeKey(String name, DeserializationContext context) throws IOException {
            return UnreadableTextException.unlessReadable(name, context.getParser());
        }
    }
}
