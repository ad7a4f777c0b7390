package io.zhike.sender.media;

import java.time.Instant;
import java.util.UUID;

/**
 * An attempt to fetch a picture.
 *
 * @param messageId the message that it came with, which names it in the store
 * @param weChatId the media_id by which WeChat gives it
 * @param attempt counts from 1
 * @param giveUpAt when WeChat no longer has it
 */
record PictureFetch(UUID messageId, String appId, String weChatId, int attempt, Instant giveUpAt) {}
