package io.zhike.events.quota;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhike.events.Event;

/** What quota-service says of a user's reply window. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = QuotaChanged.class, name = "zhike.quota-changed.v1"))
public sealed interface QuotaEvent extends Event permits QuotaChanged {}
