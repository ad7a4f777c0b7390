/** What this gateway has last seen of each app's pushes, for whoever asks why none come. */
@NullMarked
package io.zhike.gateway.sighting;

import org.jspecify.annotations.NullMarked;
