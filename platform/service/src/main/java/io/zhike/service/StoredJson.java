package io.zhike.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

/**
 * What stands in columns of JSON. It is read as events are: fields that this version does not know are passed over, for a
 * newer one may write into the same database while a release is rolled out. Whatever becomes of the API's mapper does not
 * touch it.
 */
@Singleton
public class StoredJson {

    private final ObjectMapper mapper =
            new ObjectMapper().findAndRegisterModules().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** Reads what has been selected as text. */
    public <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return mapper.readValue(json, type);
    }

    FormatMapper columns() {
        return new JacksonJsonFormatMapper(mapper);
    }
}
