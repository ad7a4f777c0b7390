/** What users do on their phones, and what they see there. */
@NullMarked
package io.zhike.simulator.phone;

import org.jspecify.annotations.NullMarked;
