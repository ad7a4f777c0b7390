/** What every service behind Kafka has in common. */
@NullMarked
package io.zhike.service;

import org.jspecify.annotations.NullMarked;
