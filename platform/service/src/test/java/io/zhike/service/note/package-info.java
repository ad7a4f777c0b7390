/** The service that the tests run in. */
@NullMarked
package io.zhike.service.note;

import org.jspecify.annotations.NullMarked;
