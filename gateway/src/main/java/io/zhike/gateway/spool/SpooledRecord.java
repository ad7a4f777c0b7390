package io.zhike.gateway.spool;

import java.util.Map;

/** A record of {@code zhike.inbound}, as it is kept. */
record SpooledRecord(String key, Map<String, String> headers, byte[] value) {}
