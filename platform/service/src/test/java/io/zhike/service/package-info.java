@NullMarked
package io.zhike.service;

import org.jspecify.annotations.NullMarked;
