package io.zhike.sender.media;

/** A picture of one of the app's users is to be fetched. */
record PictureCame(String appId) {}
