/** Pushes as a broken or a hostile sender might make them, who knows the app's Token and EncodingAESKey. */
@NullMarked
package io.zhike.hostile;

import org.jspecify.annotations.NullMarked;
