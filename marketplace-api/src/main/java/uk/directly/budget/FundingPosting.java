package uk.directly.budget;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import uk.directly.data.Rounds;

/** Looks for approved funding runs whose posting was interrupted. Safe with several replicas: one posts, others pass. */
@Component
@EnableConfigurationProperties(FundingSettings.class)
class FundingPosting extends Rounds {
    private final FundingWork work;

    FundingPosting(FundingWork work, FundingSettings settings) {
        super(settings.every());
        this.work = work;
    }

    @Override
    protected Mono<?> round() {
        return work.postApproved();
    }
}
