package uk.directly.council;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which council this installation shows to visitors.
 *
 * @param council its slug; none: the first
 */
@ConfigurationProperties("directly")
record CouncilsSettings(@Nullable String council) {}
