package uk.directly.referral;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How imports of directories are worked on.
 *
 * @param slice how many rows are worked through at once; a thousand take about a quarter of a second
 * @param every how often imports are looked for that were interrupted
 * @param answerAfter how long sending a file waits for its rows before it answers that the work goes on
 */
@ConfigurationProperties("directly.directory")
record DirectorySettings(
        @DefaultValue("1000") int slice,
        @DefaultValue("5s") Duration every,
        @DefaultValue("3s") Duration answerAfter) {}
