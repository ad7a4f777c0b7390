package io.zhike.events.routed;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.zhike.events.Event;

/** What routing-service decided. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = MessageRouted.class, name = "zhike.message-routed.v1"))
public sealed interface RoutedEvent extends Event permits MessageRouted {}
