@NullMarked
package io.zhike.sender.doctor;

import org.jspecify.annotations.NullMarked;
