/** PostgreSQL, Kafka and an OpenID Connect provider without Docker: the real ones, started from Java. */
@NullMarked
package io.zhike.embedded;

import org.jspecify.annotations.NullMarked;
