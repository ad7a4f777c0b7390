/** The whole system on one machine: engines in this process, services in processes of their own. */
@NullMarked
package io.zhike.local;

import org.jspecify.annotations.NullMarked;
