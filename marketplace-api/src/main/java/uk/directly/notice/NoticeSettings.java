package uk.directly.notice;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people find their pages.
 *
 * @param address as it stands in the browser's address line; null: messages don't say it
 */
@ConfigurationProperties("directly")
record NoticeSettings(@Nullable String address) {}
