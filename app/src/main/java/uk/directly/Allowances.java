package uk.directly;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * What each caller has left: a bucket of tokens that fills again by so many a second. One that nobody has touched until
 * it was full is thrown away, which changes nothing.
 */
final class Allowances {
    private final LoadingCache<Caller, Bucket> buckets;

    /** So many come back every second. */
    Allowances(int atOnce, int aSecond, int callers, TimeMeter time) {
        this(atOnce, Duration.ofSeconds(1).dividedBy(aSecond), callers, time);
    }

    /** One comes back each time that so long has passed. */
    Allowances(int atOnce, Duration every, int callers, TimeMeter time) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(callers)
                .expireAfterAccess(every.multipliedBy(atOnce).plusSeconds(1))
                .ticker(time::currentTimeNanos)
                .build(caller -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(atOnce).refillGreedy(1, every))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** Takes one token; zero, or how long until there is one again. */
    Duration take(Caller caller) {
        return Duration.ofNanos(
                buckets.get(caller).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** Of how many callers count is kept. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
