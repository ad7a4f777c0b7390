package io.zhike.sender.delivery;

/** One of the app's replies may be ready to leave; counts when its transaction commits. */
record QueueChanged(String appId) {}
