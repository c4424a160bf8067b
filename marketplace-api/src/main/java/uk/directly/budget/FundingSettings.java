package uk.directly.budget;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How funding runs are worked on.
 *
 * @param longest the longest that drafting or posting one may take in the database; 120,000 awards took 7 s to draft and
 *     23 s to post on two cores
 * @param every how often approved runs are looked for whose posting was interrupted
 * @param answerAfter how long an approval waits for its posting before it answers that it goes on
 */
@ConfigurationProperties("directly.funding")
record FundingSettings(
        @DefaultValue("10m") Duration longest,
        @DefaultValue("5s") Duration every,
        @DefaultValue("2s") Duration answerAfter) {}
