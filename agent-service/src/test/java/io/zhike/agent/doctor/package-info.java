@NullMarked
package io.zhike.agent.doctor;

import org.jspecify.annotations.NullMarked;
